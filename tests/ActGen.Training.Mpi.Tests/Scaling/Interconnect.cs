using System.Numerics;

namespace ActGen.Training.Mpi.Tests.Scaling;

/// <summary>A network between machines, by two numbers: how long a message takes to arrive, and how much flows.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Latency">Seconds until a short message is there.</param>
/// <param name="Bandwidth">Bytes a second, in each direction.</param>
internal sealed record Interconnect(string Name, double Latency, double Bandwidth)
{
    /// <summary>The networks of the page; the figures are assumed, not measured.</summary>
    public static readonly Interconnect[] All =
    [
        new("10 Gb/s Ethernet", 30e-6, 1.1e9),
        new("200 Gb/s InfiniBand", 2e-6, 20e9),
    ];

    /// <summary>
    /// Seconds for what a process exchanges: parts of all go around in as many rounds as the number of machines has binary digits, what
    /// differs goes to each machine by itself, and all bytes through one line.
    /// </summary>
    public double Seconds(Traffic traffic, int machines)
    {
        var rounds = BitOperations.Log2((uint)machines - 1) + 1;
        return Latency * (traffic.Gathers * rounds + traffic.ToAlls * (machines - 1)) + traffic.Bytes / Bandwidth;
    }
}
