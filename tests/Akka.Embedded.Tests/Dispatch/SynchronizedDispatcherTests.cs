using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Embedded.Tests.Actor;

namespace Akka.Embedded.Tests.Dispatch;

/// <summary>Actors on a synchronization context, as a user interface has one.</summary>
public sealed class SynchronizedDispatcherTests : TestKit.Xunit2.TestKit
{
    private readonly OneThread _context = new();

    public SynchronizedDispatcherTests()
        : base("synchronized { type = SynchronizedDispatcher, executor = current-context-executor, throughput = 10 }")
    {
    }

    [Fact]
    public async Task Actor_OnAContext_RunsThere()
    {
        var actor = _context.Make(Sys, Doing.Props());

        Assert.Same(_context.Thread, await actor.DoAsync(static _ => Thread.CurrentThread));
    }

    [EmbeddedFact]
    public void AsynchronousHandler_OnAContext_GoesOnInItsActorThere()
    {
        var configure = (Configured it) => it.ReceiveAsync<string>(async _ =>
        {
            for (var i = 0; i < 3; i++)
            {
                await Task.Yield();
                it.Sender.Tell((it.Self, Thread.CurrentThread));
            }
        });
        var actor = _context.Make(Sys, Props.Create(() => new Configured(configure)));

        actor.Tell("go", TestActor);

        for (var i = 0; i < 3; i++)
            ExpectMsg((actor, _context.Thread), Waits.Patience);
    }

    // After the system: its actors end there too.
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _context.Dispose();
    }

    private sealed class OneThread : SynchronizationContext, IDisposable
    {
        private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _work = [];

        public OneThread()
        {
            Thread = new Thread(Work) { IsBackground = true };
            Thread.Start();
        }

        public Thread Thread { get; }

        /// <summary>An actor whose dispatcher takes this context.</summary>
        public IActorRef Make(ActorSystem system, Props props)
        {
            var before = Current;
            SetSynchronizationContext(this);
            try
            {
                return system.ActorOf(props.WithDispatcher("synchronized"));
            }
            finally
            {
                SetSynchronizationContext(before);
            }
        }

        public override void Post(SendOrPostCallback d, object? state) => _work.Add((d, state));

        public void Dispose() => _work.CompleteAdding();

        private void Work()
        {
            SetSynchronizationContext(this);
            foreach (var (callback, state) in _work.GetConsumingEnumerable())
                callback(state);
        }
    }
}
