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
    public void What_a_process_left_that_is_gone_is_deleted_however_young_and_that_of_a_living_one_is_not()
    {
        var path = Path.Combine(_folder.FullName, "model.safetensors");
        var name = "";
        AtomicFile.Write(path, _ => name = Assert.Single(_folder.GetFiles(".model.safetensors.*")).Name);
        var own = $"-{Environment.ProcessId}.";
        Assert.Contains(own, name, StringComparison.Ordinal);
        using var gone = System.Diagnostics.Process.Start(
            new System.Diagnostics.ProcessStartInfo("dotnet", "--version") { RedirectStandardOutput = true })!;
        gone.StandardOutput.ReadToEnd();
        gone.WaitForExit();

        var dead = Young(name.Replace(own, $"-{gone.Id}.", StringComparison.Ordinal));
        var alive = Young(name);
        var elsewhere = Young($".model.safetensors.00000000-{gone.Id}.abcdefgh.ijk.tmp");
        AtomicFile.DeleteAbandoned(path);
        Assert.False(File.Exists(dead));
        Assert.All(new[] { alive, elsewhere }, file => Assert.True(File.Exists(file), file));
        File.SetLastWriteTimeUtc(elsewhere, Earlier);
        AtomicFile.WriteText(path, "new");
        Assert.False(File.Exists(elsewhere));

        string Young(string file)
        {
            file = Leave(file);
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow);
            return file;
        }
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

    [Fact]
    public void A_link_stays_one_and_what_it_points_at_is_replaced()
    {
        string At(string name) => Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(At("elsewhere"));
        AtomicFile.WriteText(At("elsewhere/file"), "old");
        File.CreateSymbolicLink(At("relative"), "elsewhere/file");
        File.CreateSymbolicLink(At("absolute"), At("relative"));
        File.CreateSymbolicLink(At("dangling"), "elsewhere/new");
        foreach (var (link, target) in new[] { ("relative", "file"), ("absolute", "file"), ("dangling", "new") })
        {
            AtomicFile.WriteText(At(link), link);
            Assert.NotNull(new FileInfo(At(link)).LinkTarget);
            Assert.Equal(link, File.ReadAllText(At("elsewhere/" + target)));
        }

        File.CreateSymbolicLink(At("a"), At("b"));
        File.CreateSymbolicLink(At("b"), At("a"));
        Assert.Throws<IOException>(() => AtomicFile.WriteText(At("a"), "new"));
        Assert.Equal(2, Directory.GetFiles(At("elsewhere")).Length);
    }

    // Only with a pipe: tests that run as the administrator would destroy a device if they failed.
    [Fact]
    public async Task A_pipe_stays_one_and_is_written_to()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var pipe = Path.Combine(_folder.FullName, "pipe");
        using (var make = System.Diagnostics.Process.Start("mkfifo", [pipe]))
        {
            await make.WaitForExitAsync();
            Assert.Equal(0, make.ExitCode);
        }

        var link = Path.Combine(_folder.FullName, "link");
        File.CreateSymbolicLink(link, "pipe");
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(pipe, _ => throw new InvalidOperationException()));
        foreach (var path in new[] { pipe, link })
        {
            var writing = Task.Run(() => AtomicFile.WriteText(path, path));
            var reading = Task.Run(() => File.ReadAllText(pipe));
            Assert.Same(writing, await Task.WhenAny(writing, Task.Delay(TimeSpan.FromSeconds(20))));
            await writing;
            Assert.Equal(path, await reading.WaitAsync(TimeSpan.FromSeconds(20)));
        }

        Assert.Equal(2, Directory.GetFiles(_folder.FullName).Length);
    }

    private string Leave(string name)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, "half");
        File.SetLastWriteTimeUtc(path, Earlier);
        return path;
    }
}
