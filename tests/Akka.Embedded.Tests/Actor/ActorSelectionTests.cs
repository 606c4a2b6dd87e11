using Akka.Actor;

namespace Akka.Embedded.Tests.Actor;

public sealed class ActorSelectionTests : TestKit.Xunit2.TestKit
{
    private sealed class Tree : UntypedActor
    {
        public Tree(int depth)
        {
            foreach (var name in depth == 0 ? [] : new[] { "left", "right" })
                Context.ActorOf(Props.Create(() => new Tree(depth - 1)), name);
        }

        protected override void OnReceive(object message)
        {
            if (message is string path)
                Context.ActorSelection(path).Tell(new Identify(path), Sender);
        }
    }

    private IActorRef Grow() => Sys.ActorOf(Props.Create(() => new Tree(2)), "tree");

    private string[] Identified(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => ExpectMsg<ActorIdentity>(Waits.Patience).Subject.Path.ToStringWithoutAddress()).Order()];

    [Theory]
    [InlineData("/user/tree", "/user/tree")]
    [InlineData("/user/tree/left/right", "/user/tree/left/right")]
    [InlineData("/user/tree/left/../right", "/user/tree/right")]
    [InlineData("/user/tree/*", "/user/tree/left,/user/tree/right")]
    [InlineData("/user/tree/*/l?ft", "/user/tree/left/left,/user/tree/right/left")]
    [InlineData("/user/tree/**", "/user/tree/left,/user/tree/left/left,/user/tree/left/right,/user/tree/right,/user/tree/right/left,/user/tree/right/right")]
    public async Task Selection_ByPath_ReachesAllThatFit(string path, string expected)
    {
        await Grow().Ask<ActorIdentity>(new Identify(0), Waits.Patience);
        // The tree answers before its branches have grown theirs.
        foreach (var leaf in (string[])["left/left", "left/right", "right/left", "right/right"])
            await AwaitAssertAsync(() => Sys.ActorSelection($"/user/tree/{leaf}").ResolveOne(TimeSpan.FromSeconds(5)), Waits.Patience);
        var paths = expected.Split(',');

        AwaitAssert(() =>
        {
            Sys.ActorSelection(path).Tell(new Identify(0), TestActor);
            Assert.Equal(paths, Identified(paths.Length));
        }, Waits.Patience);

        ExpectNoMsg(TimeSpan.Zero);
    }

    [Theory]
    [InlineData("left", "/user/tree/left")]
    [InlineData("../tree", "/user/tree")]
    [InlineData("/user/tree/right", "/user/tree/right")]
    [InlineData(".", null)]
    public void Selection_ByARelativePath_BeginsAtTheActor(string path, string? expected)
    {
        var tree = Grow();

        tree.Tell(path, TestActor);

        Assert.Equal(expected, ExpectMsg<ActorIdentity>(Waits.Patience).Subject?.Path.ToStringWithoutAddress());
    }

    [Fact]
    public async Task ResolveOne_OfAnActor_BringsItsReference()
    {
        var tree = Grow();

        Assert.Equal(tree, await Sys.ActorSelection("/user/tree").ResolveOne(Waits.Patience));
        Assert.Equal(tree, await Sys.ActorSelection(tree.Path).ResolveOne(Waits.Patience));
        Assert.Equal(tree, await Sys.ActorSelection(tree.Path.ToString()).ResolveOne(Waits.Patience));
        await Assert.ThrowsAsync<ActorNotFoundException>(() => Sys.ActorSelection("/user/none").ResolveOne(Waits.Patience));
    }

    [Fact]
    public void Selection_OfNobody_IsADeadLetter()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(Event.DeadLetter));

        Sys.ActorSelection("/user/none").Tell("hello", ActorRefs.NoSender);

        Assert.Equal("hello", ExpectMsg<Event.DeadLetter>(Waits.Patience).Message);
    }

    [Theory]
    [InlineData("/deadLetters")]
    [InlineData("deadLetters")]
    [InlineData("")]
    public void Selection_OfTheDeadLetters_IsAnsweredWithNobody(string path)
    {
        Sys.ActorSelection(path).Tell(new Identify(0), TestActor);

        Assert.Equal(Nobody.Instance, ExpectMsg<ActorIdentity>(Waits.Patience).Subject);
    }

    [Fact]
    public void IsNobody_OfNoActor_IsTrue()
    {
        Assert.True(((IActorRef?)null).IsNobody());
        Assert.True(ActorRefs.Nobody.IsNobody());
        Assert.True(Sys.DeadLetters.IsNobody());
        Assert.False(TestActor.IsNobody());
        Assert.Equal(TestActor, ActorRefs.Nobody.GetOrElse(() => TestActor));
    }

    [Fact]
    public void Selection_WithADoubleWildcardInside_IsRefused() =>
        Assert.Throws<IllegalActorNameException>(() => Sys.ActorSelection("/user/**/left"));

    [Fact]
    public void Selection_AsText_NamesAnchorAndPath()
    {
        var selection = Sys.ActorSelection("/user/*/left");

        Assert.Equal("/user/*/left", selection.PathString);
        Assert.Equal(Sys.ActorSelection("/user/*/left"), selection);
        Assert.Equal($"ActorSelection[Anchor(akka://{Sys.Name}/), Path(/user/*/left)]", selection.ToString());
    }

    [Theory]
    [InlineData("akka://system/user/a")]
    [InlineData("akka://system@host:1234/user/a/b")]
    [InlineData("akka.tcp://system@127.0.0.1:0/system/a#123")]
    public void ActorPath_Parsed_WritesTheSameText(string text)
    {
        Assert.True(ActorPath.TryParse(text, out var path));
        Assert.Equal(text, path.ToSerializationFormat());
        Assert.Equal(text.Split('#')[0], path.ToString());
        Assert.Equal(path, ActorPath.Parse(text));
        Assert.Equal(path.GetHashCode(), ActorPath.Parse(text).GetHashCode());
    }

    [Theory]
    [InlineData("")]
    [InlineData("/user/a")]
    [InlineData("http://system/user")]
    [InlineData("akka:/system")]
    [InlineData("akka://system@host/user")]
    [InlineData("akka://system@host:port/user")]
    public void ActorPath_OfNoPath_IsNotParsed(string text)
    {
        Assert.False(ActorPath.TryParse(text, out _));
        Assert.Throws<UriFormatException>(() => ActorPath.Parse(text));
    }

    [Fact]
    public void ActorPath_ByItsParts_Navigates()
    {
        var root = new RootActorPath(new Address("akka", "system"));
        var path = root / "user" / "a" / "b";

        Assert.Equal(["user", "a", "b"], path.Elements);
        Assert.Equal(3, path.Depth);
        Assert.Equal("b", path.Name);
        Assert.Equal(root / new[] { "user", "a" }, path.Parent);
        Assert.Equal(root, path.Root);
        Assert.Equal(root / "user", path.ParentOf(1));
        Assert.Equal(root / "user" / "a", path.ParentOf(-1));
        Assert.Equal("akka://system/user/a/b", path.ToString());
        Assert.Equal("/user/a/b", path.ToStringWithoutAddress());
        Assert.Equal("akka://system@host:1/user/a/b", path.ToStringWithAddress(new Address("akka", "system", "host", 1)));
        Assert.Equal("akka://system/user/a/b#7", path.WithUid(7).ToStringWithUid());
        Assert.Equal(path, path.WithUid(7));
        Assert.True(path.CompareTo(root / "user" / "a" / "c") < 0);
        Assert.NotEqual(path, root / "user" / "a");
    }
}
