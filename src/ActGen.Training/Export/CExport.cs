using System.Security.Cryptography;
using System.Text;
using ActGen.Training.Export.C;

namespace ActGen.Training;

/// <summary>
/// Activations and trained networks as C99 headers without dependencies, that give the bits of C#. The same text is CUDA, HIP and OpenCL C.
/// </summary>
public static class CExport
{
    internal const string Target = "C";

    /// <summary>
    /// A header with functions of some activations: for <c>SoftExponential</c> there are <c>act_soft_exponential</c>, the value at one
    /// position,
    /// <c>act_soft_exponential_gradient</c>, and both for arrays, <c>_forward</c> and <c>_backward</c>.
    /// </summary>
    /// <param name="activations">The activations, as <c>SoftExponential.Info</c>.</param>
    /// <returns>The text of the header.</returns>
    /// <exception cref="ExportException">An activation was not written by the generator.</exception>
    public static string Text(params IReadOnlyList<ActivationInfo> activations)
    {
        ArgumentNullException.ThrowIfNull(activations);
        var header = new CHeader();
        foreach (var activation in activations)
        {
            header.Activation(activation);
        }

        return Framed($"{string.Join(", ", activations.Select(a => a.Name))}, as functions that give the bits of C#.", header);
    }

    /// <summary>Writes <see cref="Text(IReadOnlyList{ActivationInfo})"/> into a file, whole.</summary>
    /// <param name="path">The file to make or replace.</param>
    /// <param name="activations">The activations.</param>
    /// <exception cref="ExportException">An activation was not written by the generator.</exception>
    public static void Write(string path, params IReadOnlyList<ActivationInfo> activations) =>
        AtomicFile.WriteText(path, Text(activations));

    /// <summary>
    /// A header with a trained network: its parameters, the functions of its activations, and <c>model_predict</c>, which has the bits of
    /// <see cref="Sequential.Predict"/>.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="name">What the names of its functions and tables begin with, as a name in C.</param>
    /// <returns>The text of the header.</returns>
    /// <exception cref="ArgumentException">The name is none of C.</exception>
    /// <exception cref="ExportException">There is no C for a layer.</exception>
    public static string Text(Sequential network, string name = "model")
    {
        ArgumentNullException.ThrowIfNull(network);
        if (string.IsNullOrEmpty(name) || CText.Identifier(name) != name || name.StartsWith("act", StringComparison.Ordinal))
        {
            throw new ArgumentException(
                $"'{name}' is no name for a network in C: take lower-case letters, digits and underscores, and not act in "
                    + "front", nameof(name));
        }

        network.InitializeIfNew(seed: 0);
        var header = new CHeader();
        new CNetwork(header, network, name).Write();
        return Framed($"a network from {network.InputShape} to {network.OutputShape} of {network.ParameterCount} parameters.", header);
    }

    /// <summary>Writes <see cref="Text(Sequential, string)"/> into a file, whole.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file to make or replace.</param>
    /// <param name="name">What the names of its functions and tables begin with.</param>
    /// <exception cref="ArgumentException">The name is none of C.</exception>
    /// <exception cref="ExportException">There is no C for a layer; nothing has been written.</exception>
    public static void SaveC(this Sequential network, string path, string name = "model") =>
        AtomicFile.WriteText(path, Text(network, name));

    // Included twice it is there once, whatever it is called.
    private static string Framed(string title, CHeader header)
    {
        var body = CPrelude.Text + "\n" + header;
        var guard = $"ACTGEN_{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(body)))[..16]}";
        return $"/* Written by ActGen: {title} */\n#ifndef {guard}\n#define {guard}\n\n{body}#endif\n";
    }
}
