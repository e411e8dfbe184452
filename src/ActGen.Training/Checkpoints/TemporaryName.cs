using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace ActGen.Training;

/// <summary>
/// The name of a temporary file: <c>.model.safetensors.1f2e3d4c-4242.abcdefgh.ijk.tmp</c>, with the machine and the process that writes it
/// and a random part. Files of older versions, and of machines that are not this one, have no owner that can be asked for.
/// </summary>
internal sealed partial record TemporaryName
{
    private const string Suffix = ".tmp";
    private static readonly string Machine =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Environment.MachineName)))[..8];

    private TemporaryName(int? process) => IsOfDeadProcess = process is { } id && !IsAlive(id);

    /// <summary>Whether it is of a process of this machine that is gone.</summary>
    public bool IsOfDeadProcess { get; }

    /// <summary>A new name.</summary>
    /// <param name="target">The name of the file that is written.</param>
    public static string New(string target) =>
        string.Create(CultureInfo.InvariantCulture, $".{target}.{Machine}-{Environment.ProcessId}.{Path.GetRandomFileName()}{Suffix}");

    /// <summary>A pattern that fits all names, and others.</summary>
    /// <param name="target">The name of the file that is written.</param>
    public static string Pattern(string target) => $".{target}.*{Suffix}";

    /// <summary>The owner that a name tells; null for a name that is none of ours.</summary>
    /// <param name="name">The name.</param>
    /// <param name="target">The name of the file that was written.</param>
    public static TemporaryName? Read(string name, string target) =>
        Owned().Match(name[(target.Length + 1)..]) is not { Success: true, Groups: var groups } ? null
        : new TemporaryName(groups["machine"].Value == Machine
            && int.TryParse(groups["process"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null);

    // A number that another process has by now counts as alive: its file is old soon.
    private static bool IsAlive(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
        catch (Exception error) when (error is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return true;
        }
    }

    [GeneratedRegex(@"^(\.(?<machine>[0-9a-f]{8})-(?<process>[0-9]+))?\.[a-z0-9]{8}\.[a-z0-9]{3}\.tmp$", RegexOptions.CultureInvariant)]
    private static partial Regex Owned();
}
