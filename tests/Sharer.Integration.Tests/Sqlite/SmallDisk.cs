using System.Diagnostics;
using Xunit.Abstractions;

namespace Sharer.Integration.Tests.Sqlite;

/// <summary>A place for a file that is soon full, until room is made.</summary>
internal abstract class SmallDisk : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sharer-disk-");

    public string Root => _folder.FullName;

    public string File => Path.Combine(Root, "notes.db");

    /// <summary>A disk of its own where this process may mount one; otherwise a file that may not grow, which SQLite reports alike.</summary>
    public static SmallDisk Create(bool mounted, ITestOutputHelper output)
    {
        if (!mounted)
            return new LimitedFile();
        if (MountedDisk.TryMount() is { } disk)
            return disk;
        output.WriteLine("A disk cannot be mounted here, so PRAGMA max_page_count stands in for it.");
        return new LimitedFile();
    }

    public abstract NoteFile Open();

    public abstract Task MakeRoomAsync(SharedRef<NoteFile> notes);

    public virtual void Dispose() => _folder.Delete(recursive: true);

    private sealed class MountedDisk : SmallDisk
    {
        private const int Size = 1 << 20;
        private string Ballast => Path.Combine(Root, "ballast");

        public static MountedDisk? TryMount()
        {
            var disk = new MountedDisk();
            if (Run("mount", "-t", "tmpfs", "-o", $"size={Size}", "tmpfs", disk.Root))
            {
                System.IO.File.WriteAllBytes(disk.Ballast, new byte[Size / 2]);
                return disk;
            }

            disk._folder.Delete();
            return null;
        }

        public override NoteFile Open() => new(File, TimeSpan.FromSeconds(2));

        public override Task MakeRoomAsync(SharedRef<NoteFile> notes)
        {
            System.IO.File.Delete(Ballast);
            return Task.CompletedTask;
        }

        public override void Dispose()
        {
            if (Run("umount", "--lazy", Root))
                base.Dispose();
        }

        private static bool Run(string program, params string[] arguments)
        {
            try
            {
                using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
                process.WaitForExit();
                return process.ExitCode == 0;
            }
            catch (System.ComponentModel.Win32Exception)
            {
                return false;
            }
        }
    }

    private sealed class LimitedFile : SmallDisk
    {
        private int _pages = 100;

        public override NoteFile Open() => new(File, TimeSpan.FromSeconds(2)) { MaxPages = _pages };

        public override async Task MakeRoomAsync(SharedRef<NoteFile> notes)
        {
            _pages *= 2;
            await notes.AskAsync(static (n, pages) => n.MaxPages = pages, _pages);
        }
    }
}
