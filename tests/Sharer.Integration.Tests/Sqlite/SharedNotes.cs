using Akka.Actor;

namespace Sharer.Integration.Tests.Sqlite;

internal static class SharedNotes
{
    /// <summary>One SQLite connection for all callers.</summary>
    public static SharedRef<NoteFile> ShareNotes(
        this ActorSystem system, string name, Func<NoteFile> open, Action<ShareOptions<NoteFile>>? configure = null) =>
        system.Share(name, open, options =>
        {
            options.Dispatcher = "sharer.blocking-dispatcher";
            options.Interrupt = static notes => notes.Interrupt();
            options.Reset = static notes => notes.RollBackIfOpen();
            options.IsBroken = NoteFile.IsBroken;
            configure?.Invoke(options);
        });
}
