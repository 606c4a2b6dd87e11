using Sharer.Calls;
using Sharer.Generated;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Generated;

/// <summary>What a call carries besides its arguments: the member's access and batch, unless the view says otherwise.</summary>
public sealed class CallTermsTests(Engine engine) : IClassFixture<Engine>
{
    [Fact]
    public async Task FacadeCall_WithoutAView_CarriesWhatItsMemberSays()
    {
        await using var shop = await HeldShop.OpenAsync(engine);

        Assert.Equal(("Add", CallPriority.Normal, ShareAccess.Write, true), shop.TermsOf(shop.Shared.AddAsync("a", 1, 0).AsTask()));
        Assert.Equal(("Clear", CallPriority.Normal, ShareAccess.Write, false), shop.TermsOf(shop.Shared.ClearAsync().AsTask()));
        Assert.Equal(("Titles", CallPriority.Normal, ShareAccess.Read, false), shop.TermsOf(shop.Shared.GetTitlesAsync().AsTask()));
        Assert.Equal(("CountOf", CallPriority.Normal, ShareAccess.Read, true), shop.TermsOf(shop.Shared.CountOfAsync("a").AsTask()));
        Assert.Equal(("SearchAsync", CallPriority.Normal, ShareAccess.Read, false), shop.TermsOf(shop.Shared.SearchAsync("a").AsTask()));
        Assert.Equal(("TokenOf", CallPriority.Normal, ShareAccess.Write, false), shop.TermsOf(shop.Shared.TokenOfAsync().AsTask()));
    }

    [Fact]
    public async Task FacadeCall_ThroughAView_CarriesWhatTheViewSetsAndTheRestOfItsMember()
    {
        await using var shop = await HeldShop.OpenAsync(engine);
        var urgent = shop.Shared.With(new CallOptions { Priority = CallPriority.High });
        var written = urgent.With(new CallOptions { Access = ShareAccess.Write });
        var alone = written.With(new CallOptions { Batch = false, Access = ShareAccess.Read });

        Assert.Equal(("CountOf", CallPriority.High, ShareAccess.Read, true), shop.TermsOf(urgent.CountOfAsync("a").AsTask()));
        Assert.Equal(("CountOf", CallPriority.High, ShareAccess.Write, true), shop.TermsOf(written.CountOfAsync("a").AsTask()));
        Assert.Equal(("Add", CallPriority.High, ShareAccess.Read, false), shop.TermsOf(alone.AddAsync("a", 1, 0).AsTask()));
        Assert.Equal(
            ("Add", CallPriority.High, ShareAccess.Read, false),
            shop.TermsOf(alone.With(new CallOptions { Timeout = TimeSpan.FromMinutes(1) }).AddAsync("a", 1, 0).AsTask()));
    }

    [Fact]
    public async Task Closure_CarriesWhatTheViewSetsAndIsAWriteOutsideABatchOtherwise()
    {
        await using var shop = await HeldShop.OpenAsync(engine);
        var view = shop.Shared.With(new CallOptions { Access = ShareAccess.Read, Batch = true, Priority = CallPriority.Low });

        Assert.Equal(("AskAsync", CallPriority.Normal, ShareAccess.Write, false), shop.TermsOf(shop.Shared.AskAsync(static _ => { }).AsTask()));
        Assert.Equal(("AskAsync", CallPriority.Low, ShareAccess.Read, true), shop.TermsOf(view.AskAsync(static _ => 1).AsTask()));
        Assert.Equal(("UseAsync", CallPriority.Low, ShareAccess.Read, true), shop.TermsOf(view.UseAsync(static (_, _) => default).AsTask()));
        view.Tell(static _ => { });
        Assert.Equal(("Tell", CallPriority.Low, ShareAccess.Read, true), shop.TermsOf(Task.CompletedTask));
    }

    [Fact]
    public async Task Message_CarriesWhatItsMemberSays()
    {
        await using var shop = await HeldShop.OpenAsync(engine);

        Assert.Equal(("CountOf", CallPriority.Normal, ShareAccess.Read, true), shop.TermsOf(Tell(new ShopMessages.CountOf("a"))));
        Assert.Equal(("Clear", CallPriority.Normal, ShareAccess.Write, false), shop.TermsOf(Tell(new ShopMessages.Clear())));
        Assert.Equal(("RestockAsync", CallPriority.Normal, ShareAccess.Write, true), shop.TermsOf(Tell(new ShopMessages.Restock(shop.Gate, 1))));
        Assert.Equal(
            ("SharedCall", CallPriority.Normal, ShareAccess.Write, false), shop.TermsOf(Tell(new SharedCall<Shop>(static r => r.Clear()))));

        Task Tell(object message)
        {
            shop.Shared.Actor.Tell(message, Akka.Actor.ActorRefs.NoSender);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task With_AnAccessThatThereIsNot_Throws()
    {
        await using var shop = await HeldShop.OpenAsync(engine);

        var refusal = Assert.Throws<ArgumentException>(() => shop.Shared.With(new CallOptions { Access = (ShareAccess)2 }));
        Assert.Equal("options", refusal.ParamName);
        Assert.Contains("Write or Read", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void SharedMember_WithoutAName_Throws(string? name) => Assert.ThrowsAny<ArgumentException>(() => new SharedMember(name!));

    [Fact]
    public void SharedMember_SaysWhatItWasGiven()
    {
        var member = new SharedMember("Count", ShareAccess.Read, batch: true);

        Assert.Equal(("Count", ShareAccess.Read, true), (member.Name, member.Access, member.Batch));
        Assert.Equal((ShareAccess.Write, false), (new SharedMember("Count").Access, new SharedMember("Count").Batch));
    }

    /// <summary>A shop that a call stands at, so that others wait where one can look at them.</summary>
    private sealed class HeldShop : IAsyncDisposable
    {
        private static int s_count;
        private readonly Task _held;
        private readonly List<Task> _ended = [];
        private readonly List<Call> _aside = [];

        private HeldShop(Engine engine)
        {
            Shared = engine.System.Share($"terms {Interlocked.Increment(ref s_count)}", static () => new Shop());
            _held = Shared.StandAsync(Gate).AsTask();
        }

        public SharedRef<Shop> Shared { get; }

        public Gate Gate { get; } = new();

        // A call of higher priority would pass one that has not begun.
        public static async Task<HeldShop> OpenAsync(Engine engine)
        {
            var shop = new HeldShop(engine);
            await shop.Gate.Reached;
            return shop;
        }

        /// <summary>What the call carries that was just made; it is laid aside until the end.</summary>
        public (string Method, CallPriority Priority, ShareAccess Access, bool Batch) TermsOf(Task made)
        {
            _ended.Add(made);
            var call = Assert.IsType<Call>(Shared.Resource.Queue.Calls.Take(), exactMatch: false);
            _aside.Add(call);
            return (call.Method, call.Priority, call.Access, call.Batch);
        }

        public async ValueTask DisposeAsync()
        {
            _aside.ForEach(call => Shared.Resource.Queue.Calls.Push(call));
            Gate.Open();
            await Task.WhenAll([_held, .. _ended]).Soon();
            await Shared.DisposeAsync();
            Gate.Dispose();
        }
    }
}
