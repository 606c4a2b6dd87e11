using Akka.Actor;
using Akka.Configuration;

namespace Akka.Embedded.Tests.Actor;

public sealed class ActorOfTests : TestKit.Xunit2.TestKit
{
    [Theory]
    [InlineData("")]
    [InlineData("$a")]
    [InlineData("a/b")]
    [InlineData("a b")]
    [InlineData("ä")]
    [InlineData("%2")]
    public void Name_ThatIsIllegal_IsRefusedWithItsName(string name)
    {
        var refused = Assert.Throws<InvalidActorNameException>(() => Sys.ActorOf(Doing.Props(), name));

        Assert.Contains(name.Length == 0 ? "empty" : $"[{name}]", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("a-b_c.d*e$f+g:h@i&j=k,l!m~n'o;p(q)")]
    [InlineData("a%20b")]
    public void Name_ThatIsLegal_IsTheActorsName(string name) =>
        Assert.Equal($"akka://{Sys.Name}/user/{name}", Sys.ActorOf(Doing.Props(), name).Path.ToString());

    [Fact]
    public void Name_ThatIsTaken_IsRefusedWithItsName()
    {
        Sys.ActorOf(Doing.Props(), "twice");

        var refused = Assert.Throws<InvalidActorNameException>(() => Sys.ActorOf(Doing.Props(), "twice"));

        Assert.Contains("\"twice\"", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Name_LeftOut_IsCountedFromA()
    {
        var parent = Sys.ActorOf(Doing.Props());

        var names = await parent.DoAsync(context => Enumerable.Range(0, 66).Select(_ => context.ActorOf(Doing.Props()).Path.Name).ToArray());

        Assert.Equal(["$a", "$b", "$c"], names[..3]);
        Assert.Equal(["$~", "$ab", "$bb"], names[63..]);
    }

    [Fact]
    public async Task Name_OfAFailedCreation_IsFreeAgain()
    {
        var parent = Sys.ActorOf(Doing.Props());

        var thrown = await parent.DoAsync(context =>
            Record.Exception(() => context.ActorOf(Doing.Props().WithDispatcher("no.such"), "name")));
        Assert.Equal("name", await parent.DoAsync(context => context.ActorOf(Doing.Props(), "name").Path.Name));

        Assert.IsType<ConfigurationException>(thrown);
        Assert.Contains("no.such", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Child_ByName_IsFoundUntilItHasStopped()
    {
        var parent = Sys.ActorOf(Doing.Props());
        var child = await parent.DoAsync(context => context.ActorOf(Doing.Props(), "child"));
        Watch(child);

        Assert.Equal(child, await parent.DoAsync(context => context.Child("child")));
        Assert.Equal([child], await parent.DoAsync(context => context.GetChildren().ToArray()));
        Assert.True((await parent.DoAsync(context => context.Child("other"))).IsNobody());

        await parent.DoAsync(context =>
        {
            context.Stop(child);
            return 0;
        });
        ExpectTerminated(child, Waits.Patience);
        await AwaitAssertAsync(async () => Assert.Empty(await parent.DoAsync(context => context.GetChildren().ToArray())), Waits.Patience);
    }

    [Fact]
    public void ActorOf_FromManyThreads_MakesEachNameOnce()
    {
        var made = 0;
        Parallel.For(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i =>
        {
            try
            {
                Sys.ActorOf(Doing.Props(), $"contended{i % 50}");
                Interlocked.Increment(ref made);
            }
            catch (InvalidActorNameException)
            {
            }
        });

        Assert.Equal(50, made);
    }

    [Fact]
    public void Reference_OfTheNextIncarnation_HasTheSamePathButIsAnother()
    {
        var first = Sys.ActorOf(Doing.Props(), "incarnation");
        Watch(first);
        Sys.Stop(first);
        ExpectTerminated(first, Waits.Patience);
        IActorRef second = ActorRefs.Nobody;
        AwaitAssert(() => second = Sys.ActorOf(Doing.Props(), "incarnation"), Waits.Patience);

        Assert.Equal(first.Path, second.Path);
        Assert.NotEqual(first, second);
        Assert.NotEqual(first.Path.Uid, second.Path.Uid);
        Assert.NotEqual(0, first.CompareTo(second));
    }

    [Fact]
    public void Props_OfAClassThatIsNoActor_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => Props.Create(typeof(string)));
        Assert.Throws<ArgumentNullException>(() => Props.Create((Type)null!));
        Assert.ThrowsAny<Exception>(() => Props.Create(() => Make()));
    }

    private static Doing Make() => new();

    [Fact]
    public async Task Props_ByAnExpression_EvaluateItsArgumentsOnce()
    {
        var evaluated = 0;
        var props = Props.Create(() => new Knowing(Interlocked.Increment(ref evaluated), "text", null!));
        var actor = Sys.ActorOf(props);
        actor.Tell(new InvalidOperationException("restart"));

        Assert.Equal((1, "text"), await actor.Ask<(int, string)>("what?", Waits.Patience));
        Assert.Equal(1, evaluated);
        Assert.Equal([1, "text", null!], props.Arguments);
    }

    private sealed class Knowing(int number, string text, object nothing) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            if (message is Exception failure)
                throw failure;
            Assert.Null(nothing);
            Sender.Tell((number, text));
        }
    }

    [Fact]
    public async Task Props_ByAProducer_AreMadeAndReleasedByIt()
    {
        var producer = new Producing();
        var actor = Sys.ActorOf(Props.CreateBy(producer));
        Assert.Equal(actor, await actor.DoAsync(context => context.Self));
        Watch(actor);

        Sys.Stop(actor);

        ExpectTerminated(actor, Waits.Patience);
        await producer.Released.Task.WaitAsync(Waits.Patience);
    }

    private sealed class Producing : IIndirectActorProducer
    {
        public TaskCompletionSource Released { get; } = new();

        public Type ActorType => typeof(Doing);

        public ActorBase Produce() => new Doing();

        public void Release(ActorBase actor) => Released.TrySetResult();
    }
}
