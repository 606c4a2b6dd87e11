using System.Reflection;
using Akka.Actor;
using Akka.Event;
using Sharer.Diagnostics;
using Sharer.Generated;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Generated;

public sealed class SharedCallsTests(Engine engine) : IClassFixture<Engine>
{
    [Fact]
    public async Task Facade_OfADirectReference_CallsTheInstanceItself()
    {
        var shop = new Shop();
        await using var shared = SharedRef.Direct(shop);
        using var gate = new Gate();

        var added = shared.AddAsync("a", 2, 0);
        Assert.True(added.IsCompleted);
        Assert.Equal(2, await added);
        var restocked = shared.RestockAsync(gate, 4).AsTask();
        await gate.Reached;
        var counted = shared.With(new CallOptions { Access = ShareAccess.Write }).CountOfAsync("a").AsTask();
        Assert.False(counted.IsCompleted);
        gate.Open();
        Assert.Equal((4, 2), (await restocked.Soon(), await counted.Soon()));
        Assert.Equal(2, shop.CountOf("a"));
        await Assert.ThrowsAsync<EscapedResultException>(() => shared.LazilyAsync().Soon());
    }

    [Fact]
    public void Facade_OfNoReference_ThrowsAtOnce()
    {
        SharedRef<Shop> none = null!;
        using var gate = new Gate();

        Assert.Equal("shared", Assert.Throws<ArgumentNullException>(() => { _ = none.AddAsync("a", 1, 0); }).ParamName);
        Assert.Equal("shared", Assert.Throws<ArgumentNullException>(() => { _ = none.ClearAsync(); }).ParamName);
        Assert.Equal("shared", Assert.Throws<ArgumentNullException>(() => { _ = none.TokenOfAsync(); }).ParamName);
        Assert.Equal("shared", Assert.Throws<ArgumentNullException>(() => { _ = none.DustAsync(gate); }).ParamName);
    }

    [Fact]
    public async Task Calls_OfTheFacadeAndByMessage_AreMeasuredUnderTheNameOfTheMember()
    {
        var name = $"measured {Guid.NewGuid():N}";
        using var log = new MeasurementLog(name);
        await using var shared = engine.System.Share(name, static () => new Shop());
        using var gate = new Gate();
        gate.Open();

        await shared.AddAsync("a", 1, 0).Soon();
        await shared.TokenOfAsync().Soon();
        await shared.DustAsync(gate).Soon();
        await Assert.ThrowsAsync<FormatException>(() => shared.AddAsync("a", 1, -1).Soon());
        await shared.Actor.Ask<int>(new ShopMessages.Add("a", 1), Patience.Limit);
        await shared.Actor.Ask<int>(new ShopMessages.Restock(gate, 1), Patience.Limit);

        Assert.Equal(
            [("Add", "ok"), ("TokenOf", "ok"), ("DustAsync", "ok"), ("Add", "error"), ("Add", "ok"), ("RestockAsync", "ok")],
            log.Of("sharer.calls").Select(static measured => (measured.Method, measured.Outcome)));
        Assert.Equal(6, log.Of("sharer.call.run").Count);
    }

    [Fact]
    public async Task Message_OfAnInterfaceThatTheResourceHas_IsOneOfItsCalls()
    {
        await using var shared = engine.System.Share("of an interface", static () => new Shop());
        await using var looked = engine.System.Share<IShop>("as an interface", static () => new Shop());
        await shared.AddAsync("a", 3, 0).Soon();

        Assert.Equal(3, await shared.Actor.Ask<int>(new ShopMessages.CountOf("a"), Patience.Limit));
        Assert.Equal(0, await looked.Actor.Ask<int>(new ShopMessages.CountOf("a"), Patience.Limit));
    }

    [Fact]
    public async Task Message_OfAnotherClass_IsUnhandled()
    {
        await using var looked = engine.System.Share<IShop>("only looked at", static () => new Shop());
        var listener = Recorder.In(engine.System, out var unhandled);
        engine.System.EventStream.Subscribe(listener, typeof(UnhandledMessage));
        looked.Actor.Tell(new ShopMessages.Clear());

        await Patience.Eventually(() => unhandled.OfType<UnhandledMessage>().Any(static u => u.Message is ShopMessages.Clear), "it is unhandled");
        engine.System.Stop(listener);
    }

    [Fact]
    public async Task Message_ThatDoesNotSayHowItIsCalled_IsAnsweredWithAFailure()
    {
        await using var shared = engine.System.Share("half a message", static () => new Shop());
        var sender = Recorder.In(engine.System, out var answers);
        shared.Actor.Tell(new Half(), sender);

        await Patience.Eventually(() => !answers.IsEmpty, "an answer");
        Assert.IsType<NotSupportedException>(Assert.IsType<Status.Failure>(answers.First()).Cause);
    }

    [Fact]
    public void EveryTypeForGeneratedCode_IsHiddenFromCompletion() =>
        Assert.All(
            typeof(SharedCalls).Assembly.GetExportedTypes().Where(static type => type.Namespace == typeof(SharedCalls).Namespace),
            static type => Assert.Equal(
                System.ComponentModel.EditorBrowsableState.Never,
                type.GetCustomAttribute<System.ComponentModel.EditorBrowsableAttribute>()?.State));

    [Fact]
    public void Share_OnAnything_SaysWhatItWasGiven()
    {
        Assert.Equal((null, ShareAccess.Write, false, null), Of(new ShareAttribute()));
        Assert.Equal(
            (typeof(List<>), ShareAccess.Read, true, "X"), Of(new ShareAttribute(typeof(List<>)) { Access = ShareAccess.Read, Batch = true, Name = "X" }));
        var usage = typeof(ShareAttribute).GetCustomAttribute<AttributeUsageAttribute>()!;
        Assert.Equal((true, false), (usage.AllowMultiple, usage.Inherited));

        static (Type?, ShareAccess, bool, string?) Of(ShareAttribute share) => (share.Type, share.Access, share.Batch, share.Name);
    }

    private sealed record Half : IMemberMessage<Shop>
    {
        SharedMember IMemberMessage<Shop>.Member => ShopSharedRefExtensions.ClearMember;
    }
}
