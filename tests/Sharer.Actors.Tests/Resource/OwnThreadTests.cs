using Akka.Actor;
using Akka.Event;
using Sharer.Instruments;
using Sharer.Mailbox;
using Sharer.Resource;

namespace Sharer.Actors.Tests.Resource;

/// <summary>The context of a pinned resource, without the resource: each continuation is a message until there is nobody to tell.</summary>
public sealed class OwnThreadTests(Engine engine) : IClassFixture<Engine>
{
    private readonly Told _told = new();

    [Fact, Trait("Contract", "C7")]
    public void Post_WhileTheActorLives_IsOneMessageEach()
    {
        var thread = New();
        var ran = 0;
        thread.Post(_ => ran++, null);
        thread.Post(_ => ran++, null);

        Assert.Equal([TurnContinues.Instance, TurnContinues.Instance], _told.Messages);
        Assert.Equal(0, ran);
        thread.RunNext();
        Assert.Equal(1, ran);
        thread.RunNext();
        thread.RunNext();
        Assert.Equal(2, ran);
        Assert.Same(thread, thread.CreateCopy());
    }

    [Fact, Trait("Contract", "C7"), Trait("Contract", "C6")]
    public async Task Post_OfWhatThrows_IsLoggedAndTheNextRuns()
    {
        var log = Recorder.In(engine.System, out var events);
        engine.System.EventStream.Subscribe(log, typeof(LogEvent));
        var thread = New();
        var failure = new FormatException("posted");
        var ran = false;
        thread.Post(_ => throw failure, null);
        thread.Post(_ => ran = true, null);
        thread.RunNext();
        thread.RunNext();
        thread.Close();
        thread.Post(_ => throw failure, null);

        Assert.True(ran);
        await Patience.Eventually(() => events.OfType<LogEvent>().Count(e => ReferenceEquals(e.Cause, failure)) == 2, "both failures are in the log");
        engine.System.Stop(log);
    }

    [Fact, Trait("Contract", "C7")]
    public void Send_OnTheThreadItself_RunsAtOnce()
    {
        var thread = New();
        var ran = false;
        thread.Run(() => thread.Send(_ => ran = true, null));

        Assert.True(ran);
        Assert.Empty(_told.Messages);
    }

    [Theory, Trait("Contract", "C7")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Send_FromElsewhere_WaitsForTheThreadAndThrowsWhatWasThrown(bool throws)
    {
        var thread = New();
        thread.BeginTurn();
        var where = 0;
        var failure = new FormatException("sent");
        var sending = Task.Run(() => thread.Send(
            _ =>
            {
                where = Environment.CurrentManagedThreadId;
                if (throws)
                    throw failure;
            },
            null));
        await Patience.Eventually(() => _told.Messages.Length == 1, "the thread is asked for");
        Assert.False(sending.IsCompleted);
        var here = Environment.CurrentManagedThreadId;
        thread.RunNext();

        if (throws)
            Assert.Same(failure, await Assert.ThrowsAsync<FormatException>(() => sending.Soon()));
        else
            await sending.Soon();
        Assert.Equal(here, where);
    }

    [Fact, Trait("Contract", "C7"), Trait("Contract", "C10")]
    public async Task Send_WhoseTurnEndsMeanwhile_RunsWhereItIsAndOnlyOnce()
    {
        var thread = New();
        thread.BeginTurn();
        var ran = 0;
        var sending = Task.Run(() => thread.Send(_ => Interlocked.Increment(ref ran), null));
        await Patience.Eventually(() => _told.Messages.Length == 1, "the thread is asked for");
        thread.EndTurn();

        await sending.Soon();
        Assert.Equal(1, ran);
        thread.RunNext();
        Assert.Equal(1, ran);
    }

    [Fact, Trait("Contract", "C7")]
    public async Task Send_ThatTheThreadHasBegunAsTheTurnEnds_WaitsForItsEnd()
    {
        var thread = New();
        using var inCallback = new Gate();
        thread.BeginTurn();
        var sender = new Thread(() => thread.Send(_ => inCallback.Pass(), null));
        sender.Start();
        await Patience.Eventually(() => _told.Messages.Length == 1, "the thread is asked for");
        var running = Task.Run(thread.RunNext);
        await inCallback.Reached;
        thread.EndTurn();
        // Seen awake and then waiting again, the sender has found its callback taken, and waits for that.
        Assert.True(SpinWait.SpinUntil(
            () =>
            {
                thread.Wake();
                return !sender.ThreadState.HasFlag(ThreadState.WaitSleepJoin);
            },
            Patience.Limit));
        Assert.True(SpinWait.SpinUntil(() => sender.ThreadState.HasFlag(ThreadState.WaitSleepJoin), Patience.Limit));
        inCallback.Open();

        await running.Soon();
        Assert.True(sender.Join(Patience.Limit));
    }

    [Fact, Trait("Contract", "C7"), Trait("Contract", "C11")]
    public async Task PumpUntil_RunsWhatIsPostedOnItsThreadUntilItIsOver()
    {
        var thread = New();
        var over = false;
        var seen = new List<int>();
        thread.Post(_ => seen.Add(Environment.CurrentManagedThreadId), null);
        using var pumping = new Gate();
        var id = 0;
        var pump = Task.Factory.StartNew(
            () =>
            {
                id = Environment.CurrentManagedThreadId;
                thread.PumpUntil(() =>
                {
                    pumping.Open();
                    return Volatile.Read(ref over);
                });
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await pumping.PassAsync();
        // The actor is gone: nobody is told any more.
        thread.Post(_ => seen.Add(Environment.CurrentManagedThreadId), null);
        thread.Post(_ => Volatile.Write(ref over, true), null);

        await pump.Soon();
        Assert.Equal([id, id], seen);
        Assert.Single(_told.Messages);
    }

    [Fact, Trait("Contract", "C7"), Trait("Contract", "C11")]
    public async Task Close_WithPostsLeftOver_RunsThemOnThePool()
    {
        var thread = New();
        var ran = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        thread.Post(_ => ran.SetResult(Thread.CurrentThread.IsThreadPoolThread), null);
        thread.Close();
        Assert.True(await ran.Task.Soon());

        var later = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        thread.Post(_ => later.SetResult(Thread.CurrentThread.IsThreadPoolThread), null);
        Assert.True(await later.Task.Soon());
        Assert.Single(_told.Messages);
    }

    private OwnThread New() => new(_told, Logging.GetLogger(engine.System, "own thread"));

    private sealed class Told : ActorRefBase
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<object> _messages = new();

        public object[] Messages => [.. _messages];

        public override ActorPath Path => ActorRefs.Nobody.Path;

        protected override void TellInternal(object message, IActorRef sender) => _messages.Enqueue(message);
    }
}
