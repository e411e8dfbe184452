namespace ActGen.Training.Tests.Checkpoints;

public sealed class AtomicFileTests : IDisposable
{
    private static readonly DateTime Earlier = DateTime.UtcNow.AddMinutes(-1);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("actgen-atomic-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void What_a_killed_process_left_is_deleted_by_the_next_write_and_nothing_else()
    {
        var abandoned = Leave(".model.safetensors.abcdefgh.ijk.tmp");
        string[] others =
        [
            Leave(".summary.json.abcdefgh.ijk.tmp"), Leave(".model.safetensors.mine.tmp"), Leave(".model.safetensors"),
            Leave("model.safetensors.abcdefgh.ijk.tmp"),
        ];
        var fresh = Leave(".model.safetensors.12345678.9ab.tmp");
        File.SetLastWriteTimeUtc(fresh, DateTime.UtcNow);
        var living = Leave(".model.safetensors.alivexxx.yyy.tmp");
        using (new FileStream(living, FileMode.Open, FileAccess.Write, FileShare.None))
        {
            File.SetLastWriteTimeUtc(living, Earlier);
            AtomicFile.WriteText(Path.Combine(_folder.FullName, "model.safetensors"), "new");
        }

        Assert.False(File.Exists(abandoned));
        Assert.All([.. others, fresh, living], file => Assert.True(File.Exists(file), file));
        Assert.Equal("new", File.ReadAllText(Path.Combine(_folder.FullName, "model.safetensors")));
    }

    [Fact]
    public void A_write_that_fails_leaves_the_old_content_and_no_other_file()
    {
        var path = Path.Combine(_folder.FullName, "file");
        AtomicFile.WriteText(path, "old");
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(path, stream =>
        {
            stream.WriteByte(1);
            throw new InvalidOperationException();
        }));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Single(_folder.EnumerateFiles());
    }

    private string Leave(string name)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, "half");
        File.SetLastWriteTimeUtc(path, Earlier);
        return path;
    }
}
