using Akka.Actor;

namespace Akka.Embedded.Tests.Actor;

public sealed class ReceiveAsyncTests : TestKit.Xunit2.TestKit
{
    private IActorRef Make(Action<Configured> configure) => Sys.ActorOf(Props.Create(() => new Configured(configure)));

    [Fact]
    public void ReceiveAsync_WhileItsTaskRuns_TakesNoOtherMessage()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var actor = Make(it =>
        {
            it.ReceiveAsync<int>(async number =>
            {
                TestActor.Tell($"begin {number}");
                await gate.Task;
                TestActor.Tell($"end {number}");
            });
            it.Receive<string>(text => TestActor.Tell(text));
        });

        actor.Tell(1);
        actor.Tell("between");

        ExpectMsg("begin 1", Waits.Patience);
        ExpectNoMsg(Waits.Moment);
        gate.SetResult();
        ExpectMsg("end 1", Waits.Patience);
        ExpectMsg("between", Waits.Patience);
    }

    [Fact]
    public void ReceiveAsync_AfterEachAwait_HasItsContext()
    {
        var actor = Make(it => it.ReceiveAsync<string>(async _ =>
        {
            for (var i = 0; i < 3; i++)
            {
                await Task.Yield();
                await Task.Run(static () => { });
                it.Sender.Tell((it.Self, Configured.Context.Self, it.Sender));
            }
        }));

        actor.Tell("go", TestActor);

        for (var i = 0; i < 3; i++)
            ExpectMsg((actor, actor, TestActor), Waits.Patience);
    }

    [Fact]
    public void ReceiveAsync_ThatEndsAtOnce_IsFollowedByTheNextMessage()
    {
        var actor = Make(it =>
        {
            it.ReceiveAsync<int>(number =>
            {
                TestActor.Tell(number);
                return Task.CompletedTask;
            });
            it.ReceiveAsync<string>(async text =>
            {
                await Task.CompletedTask;
                TestActor.Tell(text);
            });
        });

        for (var i = 0; i < 100; i++)
        {
            actor.Tell(i);
            actor.Tell($"{i}");
        }

        for (var i = 0; i < 100; i++)
        {
            ExpectMsg(i, Waits.Patience);
            ExpectMsg($"{i}", Waits.Patience);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ReceiveAsync_ThatFails_IsSupervised(bool afterAnAwait)
    {
        var made = 0;
        var actor = Make(it =>
        {
            var instance = Interlocked.Increment(ref made);
            it.ReceiveAsync<Exception>(async failure =>
            {
                if (afterAnAwait)
                    await Task.Yield();
                throw failure;
            });
            it.ReceiveAny(_ => TestActor.Tell(instance));
        });

        actor.Tell(new InvalidOperationException("restart"));
        actor.Tell("which?");

        ExpectMsg(2, Waits.Patience);
        actor.Tell("still?");
        ExpectMsg(2, Waits.Patience);
    }

    [Fact]
    public void ReceiveAsync_ThatFailsAfterAnAwait_KeepsWhatWaitsInItsOrder()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var actor = Counted(gate.Task, fails: true);

        actor.Tell("begin");
        for (var i = 0; i < 10; i++)
            actor.Tell(i);
        ExpectNoMsg(Waits.Moment);
        gate.SetResult();

        for (var i = 0; i < 10; i++)
            ExpectMsg((2, i), Waits.Patience);
    }

    [Fact]
    public void Restart_WhileATaskRuns_KeepsTheNextMessageUntilTheTaskHasEnded()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var actor = Counted(gate.Task, fails: false);
        actor.Tell("begin");
        actor.Tell(1);

        ((IInternalActorRef)actor).Suspend();
        ((IInternalActorRef)actor).Restart(new FormatException());
        ExpectNoMsg(Waits.Moment);
        gate.SetResult();

        ExpectMsg((2, 1), Waits.Patience);
    }

    private IActorRef Counted(Task gate, bool fails)
    {
        var made = 0;
        return Make(it =>
        {
            var instance = Interlocked.Increment(ref made);
            it.ReceiveAsync<string>(async _ =>
            {
                await gate;
                if (fails)
                    throw new FormatException();
            });
            it.Receive<int>(number => TestActor.Tell((instance, number)));
        });
    }

    [Fact]
    public void ReceiveAsync_ThatIsCancelled_IsSupervised()
    {
        var made = 0;
        var actor = Make(it =>
        {
            var instance = Interlocked.Increment(ref made);
            it.ReceiveAsync<int>(_ => Task.FromCanceled(new CancellationToken(true)));
            it.ReceiveAny(_ => TestActor.Tell(instance));
        });

        actor.Tell(1);
        actor.Tell("which?");

        ExpectMsg(2, Waits.Patience);
    }

    [Fact]
    public async Task Stop_WhileATaskRuns_EndsTheActor()
    {
        var begun = new TaskCompletionSource();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var actor = Make(it => it.ReceiveAsync<string>(async _ =>
        {
            begun.SetResult();
            await gate.Task;
        }));
        Watch(actor);
        actor.Tell("begin");
        await begun.Task.WaitAsync(Waits.Patience);

        Sys.Stop(actor);

        ExpectTerminated(actor, Waits.Patience);
        gate.SetResult();
    }
}
