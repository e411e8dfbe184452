using System.Security.Cryptography;
using System.Text;

namespace ActGen.Training;

/// <summary>
/// The SHA-256 of a checkpoint, which it carries itself: of all its bytes, with zeros in place of the digest. It tells of every damaged
/// byte, also in the middle of a tensor.
/// </summary>
internal static class CheckpointDigest
{
    /// <summary>The name of the text.</summary>
    public const string Key = "checkpoint.sha256";

    private const int Length = 64;

    /// <summary>The text in place of the digest while it is computed.</summary>
    public static string Blank { get; } = new('0', Length);

    /// <summary>The digest of what is written.</summary>
    public static string Of(Action<Stream> write)
    {
        using var sha = SHA256.Create();
        using (var stream = new CryptoStream(Stream.Null, sha, CryptoStreamMode.Write))
        {
            write(stream);
        }

        return Convert.ToHexStringLower(sha.Hash!);
    }

    /// <summary>Whether a file is what it was when it got its digest.</summary>
    public static bool Matches(ReadOnlySpan<byte> file, string digest)
    {
        var at = digest.Length == Length ? file.IndexOf(Encoding.UTF8.GetBytes(digest)) : -1;
        if (at < 0)
        {
            return false;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(file[..at]);
        hash.AppendData(Encoding.UTF8.GetBytes(Blank));
        hash.AppendData(file[(at + Length)..]);
        return Convert.ToHexStringLower(hash.GetHashAndReset()) == digest;
    }
}
