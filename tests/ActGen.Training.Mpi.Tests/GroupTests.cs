using ActGen.Training.Mpi.Tests.Support;

namespace ActGen.Training.Mpi.Tests;

public class GroupTests
{
    [MpiFact]
    public void Every_operation_moves_what_it_says()
    {
        const string Refusal = "4 starts up to 4 do not fit 3 processes and a buffer of 3 floats (Parameter 'starts')";
        Assert.Equal(
            $"""
            0: -1 0 1 1 2 2 2 -1 | 10 20 | 2 3 7 | {Refusal}
            1: -1 0 1 1 2 2 2 -1 | 1 1 21 21 | 2 3 7 | {Refusal}
            2: -1 0 1 1 2 2 2 -1 | 2 2 2 12 12 12 | 2 3 7 | {Refusal}

            """.ReplaceLineEndings("\n"),
            MpiRun.Worker(3, "operations").Successful());
    }

    [MpiTheory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void A_network_of_every_kind_of_exchange_has_the_bits_of_one_process_and_allocates_nothing(int processes)
    {
        var one = MpiRun.Worker(1, "train", "alone").Successful();
        Assert.EndsWith(" 0 bytes\n", one, StringComparison.Ordinal);
        Assert.Equal(
            string.Concat(Enumerable.Range(0, processes).Select(process => $"{process}: {one}")),
            MpiRun.Worker(processes, "train").Successful());
    }

    [Fact]
    public void Where_there_is_no_library_the_message_says_what_to_install()
    {
        var launcher = new MpiLauncher("Some MPI", "SOME_SIZE", "SOME_LOCAL_SIZE", ["libnothing.so.1", "libnone.so"], "Some: install it");
        Assert.Equal(
            "no Some MPI on this machine: there is no library libnothing.so.1 or libnone.so; "
            + "install it (Some: install it) on every machine, or run without mpirun",
            Assert.Throws<MpiException>(() => MpiLibrary.Open([launcher])).Message);
    }
}
