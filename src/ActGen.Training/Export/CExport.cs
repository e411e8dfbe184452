using ActGen.Training.Export.C;

namespace ActGen.Training;

/// <summary>
/// Activations and trained networks as C99 headers without dependencies, that give the bits of C#. The same text is CUDA, HIP and, but for arrays,
/// OpenCL C.
/// </summary>
public static class CExport
{
    private const string Target = "C";

    /// <summary>
    /// A header with functions of some activations: for <c>SoftExponential</c> there are <c>act_soft_exponential</c>, the value at one position,
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
            Write(header, activation);
        }

        return Framed($"{string.Join(", ", activations.Select(a => a.Name))}, as functions that give the bits of C#.", header);
    }

    /// <summary>Writes <see cref="Text"/> into a file, whole.</summary>
    /// <param name="path">The file to make or replace.</param>
    /// <param name="activations">The activations.</param>
    /// <exception cref="ExportException">An activation was not written by the generator.</exception>
    public static void Write(string path, params IReadOnlyList<ActivationInfo> activations) => AtomicFile.WriteText(path, Text(activations));

    private static void Write(CHeader header, ActivationInfo activation)
    {
        if (activation.Program is null)
        {
            throw new ExportException(Target, $"the activation {activation.Name}", "it was not written by ActGen's generator, so nothing tells what it computes");
        }

        var name = "act_" + CText.Snake(activation.Name);
        if (activation.IsOverRows)
        {
            new CRows(header, activation, name).Write();
            return;
        }

        var element = new CElement(header, activation, name);
        element.Write();
        new CElementArrays(header, activation, name, element.Sums).Write();
    }

    // Included twice it is there once, whatever it is called.
    private static string Framed(string title, CHeader header)
    {
        var body = CPrelude.Text + "\n" + header;
        var guard = $"ACTGEN_{Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(body)))[..16]}";
        return $"/* Written by ActGen: {title} */\n#ifndef {guard}\n#define {guard}\n\n{body}#endif\n";
    }
}
