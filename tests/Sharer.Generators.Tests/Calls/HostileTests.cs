using Corpus;
using Corpus.Hostile;
using Sharer.Generators.Tests.Calls.Ways;

namespace Sharer.Generators.Tests.Calls;

public sealed class HostileTests(Engine engine) : FacadeTests(engine)
{
    [Theory]
    [EveryWay]
    public async Task Collisions_WithNamesOfSharedRefAndOfTheGenerator_ReachTheMembers(Way way)
    {
        await using var shared = Share(way, static () => new Collisions());

        Assert.Equal("own", await shared.GetNameAsync());
        await shared.SetNameAsync("new");
        Assert.Equal("new", await shared.GetNameAsync());
        Assert.Equal("actor", await shared.GetActorAsync());
        Assert.Equal(1, await shared.StoppedAsync());
        Assert.Equal(2, await shared.GetStartedAsync());
        Assert.Equal("ask1", await shared.AskAsync(1));
        Assert.Equal("usea", await shared.UseAsync("a"));
        Assert.Equal("tell", await shared.TellAsync(static _ => { }));
        Assert.Equal("stream1", await shared.StreamAsync(1));
        Assert.Equal("witha", await shared.WithAsync("a"));
        Assert.Equal("snapshot", await shared.GetSnapshotAsync());
        Assert.Equal("extensions", await shared.CollisionsSharedRefExtensionsAsync());
        Assert.Equal("messages1", await shared.CollisionsMessagesAsync(1));
        Assert.Equal("some", await shared.Collisions2Async(new Collisions()));
        Assert.Equal("none", await shared.Collisions2Async(null));
        Assert.Equal("member", await shared.GetNameMemberAsync());
        await shared.SetNameMemberAsync("m");
        Assert.Equal("m", await shared.AskAsync(static it => it.NameMember));
        Assert.Equal("member1", await shared.MemberAsync(Member: 1));
        Assert.Equal("invoke1", await shared.InvokeAsync(resource: 1));
        Assert.Equal("global1", await shared.globalAsync(global: 1));
        Assert.Equal("system1", await shared.SystemAsync(System: 1));
        Assert.Equal("sharer1", await shared.SharerAsync(Sharer: 1));
        Assert.Equal("calls", await shared.SharedCallsAsync());
        Assert.Equal("12", await shared.valueAsync(value: 1, Value: 2));
        Assert.Equal("type", await shared.GetTypeAsync());
        Assert.Equal("hash1", await shared.GetHashCodeAsync(1));
        Assert.Equal("clone1", await shared.MemberwiseCloneAsync(1));
        Assert.Equal("finalize1", await shared.FinalizeAsync(1));
        Assert.Equal("reference1", await shared.ReferenceEqualsAsync(1));
        Assert.Equal("contract", await shared.EqualityContractAsync());
        Assert.Equal("print1", await shared.PrintMembersAsync(1));
        Assert.Equal("apart1", await shared.DeconstructAsync(1));
        var apart = await shared.DeconstructAsync();
        Assert.Equal((1, "two"), (apart.One, apart.Two));
        Assert.DoesNotContain(typeof(CollisionsSharedRefExtensions).GetMethods(), static m => m.Name.StartsWith("Dispose", StringComparison.Ordinal));
    }

    [Fact]
    public async Task CollisionsMessages_Sent_AreAnswered()
    {
        await using var actor = Messages(static () => new Collisions());
        var call = new Action<Collisions>(static _ => { });

        await actor.IsDoneAsync(new CollisionsMessages.SetName("new"));
        await actor.AnswersAsync(new CollisionsMessages.GetName(), "new");
        await actor.AnswersAsync(new CollisionsMessages.GetActor(), "actor");
        await actor.AnswersAsync(new CollisionsMessages.Stopped(), 1);
        await actor.AnswersAsync(new CollisionsMessages.GetStarted(), 2);
        await actor.AnswersAsync(new CollisionsMessages.Ask(1), "ask1");
        await actor.AnswersAsync(new CollisionsMessages.Use("a"), "usea");
        await actor.AnswersAsItIsAsync(new CollisionsMessages.Tell(call), "tell");
        await actor.AnswersAsync(new CollisionsMessages.Stream(1), "stream1");
        await actor.AnswersAsync(new CollisionsMessages.With("a"), "witha");
        await actor.AnswersAsync(new CollisionsMessages.GetSnapshot(), "snapshot");
        await actor.AnswersAsync(new CollisionsMessages.CollisionsSharedRefExtensions(), "extensions");
        await actor.AnswersAsync(new CollisionsMessages.CollisionsMessagesCall(1), "messages1");
        await actor.AnswersAsync(new CollisionsMessages.Collisions2(null), "none");
        await actor.AnswersAsync(new CollisionsMessages.GetNameMember(), "member");
        await actor.IsDoneAsync(new CollisionsMessages.SetNameMember("m"));
        await actor.AnswersAsync(new CollisionsMessages.Member(MemberValue: 1), "member1");
        await actor.AnswersAsync(new CollisionsMessages.Invoke(Resource: 1), "invoke1");
        await actor.AnswersAsync(new CollisionsMessages.global(Global: 1), "global1");
        await actor.AnswersAsync(new CollisionsMessages.System(SystemValue: 1), "system1");
        await actor.AnswersAsync(new CollisionsMessages.Sharer(SharerValue: 1), "sharer1");
        await actor.AnswersAsync(new CollisionsMessages.SharedCalls(), "calls");
        await actor.AnswersAsync(new CollisionsMessages.value(Value: 1, ValueValue: 2), "12");
        await actor.AnswersAsync(new CollisionsMessages.GetTypeCall(), "type");
        await actor.AnswersAsync(new CollisionsMessages.GetHashCodeCall(1), "hash1");
        await actor.AnswersAsync(new CollisionsMessages.MemberwiseCloneCall(1), "clone1");
        await actor.AnswersAsync(new CollisionsMessages.FinalizeCall(1), "finalize1");
        await actor.AnswersAsync(new CollisionsMessages.ReferenceEqualsCall(1), "reference1");
        await actor.AnswersAsync(new CollisionsMessages.EqualityContractCall(), "contract");
        await actor.AnswersAsync(new CollisionsMessages.PrintMembersCall(1), "print1");
        await actor.AnswersAsync(new CollisionsMessages.DeconstructByOnly(1), "apart1");
        await actor.AnswersAsync(new CollisionsMessages.Deconstruct(), (1, "two"));
    }

    [Theory]
    [EveryWay]
    public async Task Invented_WithEveryNameOfTheGenerators_GiveWay(Way way)
    {
        await using var shared = Share(way, static () => new Invented());
        using var source = new CancellationTokenSource();

        Assert.Equal(153, await shared.AllAsync(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, _: 17, callCancellationToken2: source.Token));
        Assert.Equal(3, await shared.TokensAsync(callCancellationToken: 1, token: 2, cancellationToken: source.Token));
        var values = await shared.OutAsync(shared: "s", result: "r", callResult: 1, cancellationToken: source.Token);
        Assert.Equal(("ownTrue", "sr", "r", "a", 2), (values.Result, values.Shared, values.Resource, values.Args, values.CallResult));
        Assert.Equal(["sraTruec"], await ListAsync(shared.StreamedAsync("s", "r", "a", cancellationToken: "c", callCancellationToken: source.Token)));
        var awaited = await shared.AwaitedAsync(1, task: "t");
        Assert.Equal((1, "t"), (awaited.Result, awaited.result));
        Assert.Equal(3, await shared.GenericAsync(1, "b", 3.0, callCancellationToken: source.Token));
        Assert.Equal((1, "2", 3, 4, 5, 6, 7, 8), await shared.EightAsync(1));
        Assert.Equal(8, (await shared.EightAsync(1)).Rest1);
        var outs = await shared.OutOnlyAsync();
        Assert.Equal((6, 1, 2, 3), (outs.Result, outs.Value, outs.Value2, outs.RESULT));
    }

    [Fact]
    public async Task InventedMessages_Sent_AreAnswered()
    {
        await using var actor = Messages(static () => new Invented());

        await actor.AnswersAsync(new InventedMessages.All(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, _: 17), 153);
        await actor.AnswersAsync(new InventedMessages.Tokens(CallCancellationToken: 1, Token: 2), 3);
        await actor.AnswersAsync(new InventedMessages.Out("s", "r", 1), ("ownFalse", "sr", "r", "a", 2));
        await actor.AnswersAsync(new InventedMessages.Streamed("s", "r", "a", CancellationToken: "c"), new[] { "sraFalsec" });
        await actor.AnswersAsync(new InventedMessages.Awaited(1, Task: "t"), (1, "t"));
        await actor.AnswersAsync(new InventedMessages.Generic<int, string, double>(1, "b", 3.0), 3);
        await actor.AnswersAsync(new InventedMessages.Eight(1), (1, "2", 3, 4, 5, 6, 7, 8));
        await actor.AnswersAsync(new InventedMessages.OutOnly(), (6, 1, 2, 3));
    }

    [Theory]
    [EveryWay]
    public async Task Sensitive_NamesThatDifferByCase_StayApart(Way way)
    {
        await using var shared = Share(way, static () => new Sensitive());

        Assert.Equal(("Same", "same", "SAME1"), (await shared.SameAsync(), await shared.sameAsync(), await shared.SAMEAsync(1)));
        await shared.SetPropertyAsync(5);
        await shared.SetpropertyAsync(6);
        Assert.Equal((5, 6, 3), (await shared.GetPropertyAsync(), await shared.GetpropertyAsync(), await shared.GetGETPropertyAsync()));
    }

    [Fact]
    public async Task SensitiveMessages_Sent_AreAnswered()
    {
        await using var actor = Messages(static () => new Sensitive());

        await actor.AnswersAsync(new SensitiveMessages.Same(), "Same");
        await actor.AnswersAsync(new SensitiveMessages.same(), "same");
        await actor.AnswersAsync(new SensitiveMessages.SAME(1), "SAME1");
        await actor.IsDoneAsync(new SensitiveMessages.SetProperty(5));
        await actor.IsDoneAsync(new SensitiveMessages.Setproperty(6));
        await actor.AnswersAsync(new SensitiveMessages.GetProperty(), 5);
        await actor.AnswersAsync(new SensitiveMessages.Getproperty(), 6);
        await actor.AnswersAsync(new SensitiveMessages.GetGETProperty(), 3);
    }

    [Theory]
    [EveryWay]
    public async Task System_TypeOfThatName_IsInNobodysWay(Way way)
    {
        await using var shared = Share(way, static () => new Corpus.Hostile.System());
        var now = DateTime.UnixEpoch;

        Assert.Equal(now, await shared.NowAsync(now));
        Assert.Equal("a", await shared.TaskAsync(Task.FromResult("a")));
        await shared.SetThreadingAsync("x");
        Assert.Equal("x", await shared.GetThreadingAsync());
    }

    [Fact]
    public async Task SystemMessages_Sent_AreAnswered()
    {
        await using var actor = Messages(static () => new Corpus.Hostile.System());

        await actor.AnswersAsync(new SystemMessages.Now(DateTime.UnixEpoch), DateTime.UnixEpoch);
        await actor.AnswersAsItIsAsync(new SystemMessages.Task(Task.FromResult("a")), "a");
        await actor.IsDoneAsync(new SystemMessages.SetThreading("x"));
        await actor.AnswersAsync(new SystemMessages.GetThreading(), "x");
    }

    [Theory]
    [EveryWay]
    public async Task Modern_LanguageOfToday_IsShared(Way way)
    {
        await using var shared = Share(way, static () => new Modern(3) { Required = 1, RequiredInit = "init" });
        await using var latest = Share(way, static () => new Latest());

        Assert.Equal(1, await shared.GetRequiredAsync());
        await shared.SetRequiredAsync(2);
        Assert.Equal(2, await shared.GetRequiredAsync());
        Assert.Equal("init", await shared.GetRequiredInitAsync());
        await shared.SetPartialAsync(4);
        Assert.Equal(5, await shared.GetPartialAsync());
        Assert.Equal(7, await shared.GetItemAsync(7));
        Assert.Equal(3, await shared.GetStartAsync());
        await shared.SetFieldAsync(4);
        Assert.Equal(8, await shared.GetFieldAsync());
        Assert.Equal(28, await shared.recordAsync(file: 1, required: 2, scoped: 3, field: 4, nint: 5, allows: 6, extension: 7));
        Assert.Equal(45, await shared.whenAsync(when: 1, and: 2, or: 3, not: 4, with: 5, global: 6, partial: 7, yield: 8, nameof: 9));
        Assert.Null(await shared.voidAsync());
        await shared.objectAsync(@object: null);
        Assert.Equal(-1, await shared.GetStartAsync());
        Assert.Equal(1, await shared.__underscoredAsync(__value: 1));
        Assert.Equal(10, await shared.ÜnïcødéAsync(1, 2, 3, 4));
        Assert.Equal(1, await shared.abcAsync(d: 1));
        await shared.Set変数Async(9);
        Assert.Equal(9, await shared.Get変数Async());
        await latest.SetValueAsync(2);
        Assert.Equal(2, await latest.GetValueAsync());
        Assert.Equal(
            18, typeof(ModernSharedRefExtensions).GetMethods().Count(static m => m.IsStatic && m.Name.EndsWith("Async", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task ModernMessages_Sent_AreAnswered()
    {
        await using var actor = Messages(static () => new Modern(3) { Required = 1, RequiredInit = "init" });
        await using var latest = Messages(static () => new Latest());

        await actor.IsDoneAsync(new ModernMessages.SetRequired(2));
        await actor.AnswersAsync(new ModernMessages.GetRequired(), 2);
        await actor.AnswersAsync(new ModernMessages.GetRequiredInit(), "init");
        await actor.IsDoneAsync(new ModernMessages.SetPartial(4));
        await actor.AnswersAsync(new ModernMessages.GetPartial(), 5);
        await actor.AnswersAsync(new ModernMessages.GetItem(7), 7);
        await actor.AnswersAsync(new ModernMessages.GetStart(), 3);
        await actor.IsDoneAsync(new ModernMessages.SetField(4));
        await actor.AnswersAsync(new ModernMessages.GetField(), 8);
        await actor.AnswersAsync(new ModernMessages.recordCall(1, 2, 3, 4, 5, 6, 7), 28);
        await actor.AnswersAsync(new ModernMessages.when(1, 2, 3, 4, 5, 6, 7, 8, 9), 45);
        await actor.AnswersAsync(new ModernMessages.@void(), null);
        await actor.IsDoneAsync(new ModernMessages.@object(null));
        await actor.AnswersAsync(new ModernMessages.__underscored(1), 1);
        await actor.AnswersAsync(new ModernMessages.Ünïcødé(1, 2, 3, 4), 10);
        await actor.AnswersAsync(new ModernMessages.abc(D: 1), 1);
        await actor.IsDoneAsync(new ModernMessages.Set変数(9));
        await actor.AnswersAsync(new ModernMessages.Get変数(), 9);
        await latest.IsDoneAsync(new LatestMessages.SetValue(2));
        await latest.AnswersAsync(new LatestMessages.GetValue(), 2);
    }

    [Theory]
    [EveryWay]
    public async Task UnsafeAndSecret_WhatCanBeShared_Is(Way way)
    {
        await using var shared = Share(way, static () => new Corpus.Hostile.Unsafe());
        await using var secret = Share(way, static () => new Secret());

        Assert.Equal(4, await shared.SafeAsync());
        Assert.Equal("a", await shared.KeptAsync("a"));
        Assert.False(await shared.AnyAsync());
        Assert.Null(await shared.OfPrivateAsync());
        Assert.Equal(1, await secret.WorksAsync());
        Assert.False(await secret.AnyAsync());
        Assert.Equal(4, await secret.FieldAsync());
        Assert.Equal(4, typeof(UnsafeSharedRefExtensions).GetMethods().Count(static m => m.IsStatic));
        Assert.Equal(3, typeof(SecretSharedRefExtensions).GetMethods().Count(static m => m.IsStatic));
    }

    [Fact]
    public async Task UnsafeAndSecretMessages_Sent_AreAnswered()
    {
        await using var actor = Messages(static () => new Corpus.Hostile.Unsafe());
        await using var secret = Messages(static () => new Secret());

        await actor.AnswersAsync(new UnsafeMessages.Safe(), 4);
        await actor.AnswersAsync(new UnsafeMessages.Kept("a"), "a");
        await actor.AnswersAsync(new UnsafeMessages.Any(), false);
        await actor.AnswersAsync(new UnsafeMessages.OfPrivate(), null);
        await secret.AnswersAsync(new SecretMessages.Works(), 1);
        await secret.AnswersAsync(new SecretMessages.Any(), false);
        await secret.AnswersAsync(new SecretMessages.Field(), 4);
    }
}
