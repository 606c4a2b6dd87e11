using Akka.Actor;
using Akka.Hosting;

namespace Akka.Embedded.Tests.Hosting;

public sealed class ActorRegistryTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly ActorRegistry _registry = new();

    private sealed class First;

    private sealed class Second;

    [Fact]
    public void Get_OfARegisteredActor_IsIt()
    {
        _registry.Register<First>(ActorRefs.Nobody);

        Assert.Same(ActorRefs.Nobody, _registry.Get<First>());
        Assert.True(_registry.TryGet<First>(out var actor));
        Assert.Same(ActorRefs.Nobody, actor);
        Assert.Equal([typeof(First)], _registry.Select(pair => pair.Key));
    }

    [Fact]
    public void Get_OfAnotherKey_IsMissing()
    {
        _registry.Register<First>(ActorRefs.Nobody);

        Assert.Throws<MissingActorRegistryEntryException>(() => _registry.Get<Second>());
        Assert.False(_registry.TryGet<Second>(out var actor));
        Assert.Same(ActorRefs.Nobody, actor);
    }

    [Fact]
    public void Register_OfATakenKey_NeedsOverwrite()
    {
        _registry.Register<First>(ActorRefs.Nobody);

        Assert.Throws<DuplicateActorRegistryException>(() => _registry.Register<First>(ActorRefs.Nobody));
        Assert.False(_registry.TryRegister<First>(ActorRefs.Nobody));
        Assert.True(_registry.TryRegister(typeof(First), ActorRefs.Nobody, overwrite: true));
    }

    [Fact]
    public void Register_OfNull_IsAFault()
    {
        Assert.Throws<ArgumentNullException>(() => _registry.Register<First>(null!));
        Assert.False(_registry.TryRegister<First>(null!));
    }

    [Fact]
    public async Task GetAsync_BeforeTheActorIsRegistered_WaitsForIt()
    {
        var early = _registry.GetAsync<First>();
        var other = _registry.GetAsync<Second>();
        Assert.False(early.IsCompleted);

        _registry.Register<First>(ActorRefs.Nobody);

        Assert.Same(ActorRefs.Nobody, await early.WaitAsync(Patience));
        Assert.Same(ActorRefs.Nobody, await _registry.GetAsync(typeof(First)).WaitAsync(Patience));
        Assert.False(other.IsCompleted);
    }

    [Fact]
    public async Task GetAsync_Cancelled_EndsCancelled()
    {
        using var cancel = new CancellationTokenSource();
        var waiting = _registry.GetAsync<First>(cancel.Token);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(Patience));
        _registry.Register<First>(ActorRefs.Nobody);
        Assert.Same(ActorRefs.Nobody, await _registry.GetAsync<First>().WaitAsync(Patience));
    }

    [Fact]
    public async Task RequiredActor_BeforeAndAfterTheActorIsThere_FindsIt()
    {
        var required = new RequiredActor<First>(_registry);
        Assert.Throws<MissingActorRegistryEntryException>(() => required.ActorRef);
        var waiting = required.GetAsync();

        _registry.Register<First>(ActorRefs.Nobody);

        Assert.Same(ActorRefs.Nobody, await waiting.WaitAsync(Patience));
        Assert.Same(ActorRefs.Nobody, required.ActorRef);
    }
}
