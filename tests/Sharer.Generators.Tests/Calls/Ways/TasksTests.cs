using System.Runtime.CompilerServices;
using Corpus;

namespace Sharer.Generators.Tests.Calls.Ways;

public sealed class TasksTests(Engine engine) : FacadeTests(engine)
{
    [Theory]
    [EveryWay]
    public async Task Asynchronous_EachFacade_HoldsTheTurnUntilItsTaskEnds(Way way)
    {
        await using var shared = Share(way, static () => new Asynchronous());

        var run = shared.RunAsync(50).AsTask();
        Assert.Equal(1, await shared.GetEndedAsync());
        await run;
        var computed = shared.ComputeAsync(21).AsTask();
        Assert.Equal(2, await shared.GetEndedAsync());
        Assert.Equal(42, await computed);
        var plain = shared.PlainAsync().AsTask();
        Assert.Equal(3, await shared.GetEndedAsync());
        await plain;
        Assert.Equal("a", await shared.TextAsync("a"));
        var tried = await shared.TryLaterAsync("four");
        Assert.Equal((true, 4), (tried.Result, tried.Length));
        Assert.Equal(7, await shared.TwistAsync(5, 2));
        Assert.IsType<List<int>>(await shared.LazyAsync(3));
        Assert.Equal([0, 1, 2], await shared.LazyAsync(3));
        Assert.Equal([1, 2], Assert.IsType<List<object?>>(await shared.LazyUntypedAsync()));
        var fluent = shared.FluentAsync(10).AsTask();
        Assert.Equal(13, await shared.GetEndedAsync());
        await fluent;
        await shared.FluentValueAsync();
        Assert.Equal(14, await shared.GetEndedAsync());
        await shared.GetCompletionAsync();
        Assert.Equal(42, await shared.GetAnswerAsync());
        Assert.Equal("echo", await shared.EchoAsync("echo"));
        Assert.Null(await shared.EchoAsync<string?>(null));
        Assert.Equal(5, await await shared.DoublyAsync());
        await shared.awaitAsync(@await: 1);
        var both = await shared.asyncAsync();
        Assert.Equal(3, both.Await);
        Assert.Equal([0, 1, 2], Assert.IsType<List<int>>(both.Result));
    }

    [Fact]
    public async Task Asynchronous_MemberThatTakesAToken_IsStoppedByTheCallers()
    {
        await using var shared = SharedRef.Direct(new Asynchronous());
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        var stopped = await Assert.ThrowsAsync<CallCanceledException>(async () => await shared.TextAsync("a", stop.Token));

        Assert.Equal(stop.Token, stopped.CancellationToken);
    }

    [Fact]
    public async Task AsynchronousMessages_Sent_AreAnswered()
    {
        await using var actor = Messages(static () => new Asynchronous());

        await actor.IsDoneAsync(new AsynchronousMessages.RunAsync(3));
        await actor.AnswersAsync(new AsynchronousMessages.GetEnded(), 1);
        await actor.AnswersAsync(new AsynchronousMessages.Compute(2), 4);
        await actor.IsDoneAsync(new AsynchronousMessages.Plain());
        await actor.AnswersAsync(new AsynchronousMessages.Text("a"), "a");
        await actor.AnswersAsync(new AsynchronousMessages.TryLater("four"), (true, 4));
        await actor.AnswersAsync(new AsynchronousMessages.Twist(5, 2), 7);
        await actor.AnswersAsync(new AsynchronousMessages.Lazy(2), new List<int> { 0, 1 });
        await actor.AnswersAsync(new AsynchronousMessages.LazyUntyped(), new List<object?> { 1, 2 });
        await actor.IsDoneAsync(new AsynchronousMessages.Fluent(10));
        await actor.IsDoneAsync(new AsynchronousMessages.FluentValue());
        await actor.AnswersAsync(new AsynchronousMessages.GetEnded(), 14);
        await actor.IsDoneAsync(new AsynchronousMessages.GetCompletion());
        await actor.AnswersAsync(new AsynchronousMessages.GetAnswer(), 42);
        await actor.AnswersAsync(new AsynchronousMessages.Echo<int?>(null), null);
        await actor.AnswersAsync(new AsynchronousMessages.Echo<string>("echo"), "echo");
        Assert.Equal(5, await Assert.IsAssignableFrom<Task<int>>(await actor.AskAsync(new AsynchronousMessages.Doubly())));
        await actor.IsDoneAsync(new AsynchronousMessages.@await(1));
        var (result, length) = Assert.IsType<(IEnumerable<int>, int)>(await actor.AskAsync(Messenger<Asynchronous>.RoundTrip(new AsynchronousMessages.async())));
        Assert.Equal([0, 1, 2], Assert.IsType<List<int>>(result));
        Assert.Equal(3, length);
    }

    [Theory]
    [EveryWay]
    public async Task Tokens_OfTheCaller_ReachTheMember(Way way)
    {
        await using var shared = Share(way, static () => new Tokens());
        using var source = new CancellationTokenSource();
        var token = source.Token;

        Assert.True(await shared.MiddleAsync(1, 2, token));
        Assert.Equal(token, await shared.GetLastAsync());
        Assert.False(await shared.MiddleAsync(1, 2));
        Assert.Equal(CancellationToken.None, await shared.GetLastAsync());
        Assert.True(await shared.FirstAsync("text", token));
        Assert.False(await shared.FirstAsync("", cancellationToken: token));
        Assert.True(await shared.NullableAsync(token));
        Assert.Equal(token, await shared.GetLastAsync());
        Assert.False(await shared.NullableAsync());
        Assert.True(await shared.TwiceAsync(1, token));
        Assert.False(await shared.TwiceAsync(1));
        Assert.True(await shared.ByReferenceAsync(token));
        Assert.Equal(token, await shared.GetLastAsync());
        Assert.True(await shared.ReadOnlyAsync(1, token));
        Assert.False(await shared.ReadOnlyAsync(0, token));
        Assert.True(await shared.NamedAsync(1, callCancellationToken: token));
        Assert.False(await shared.NamedAsync(cancellationToken: 1));
        await shared.VoidAsync();
        Assert.Equal(CancellationToken.None, await shared.GetLastAsync());
        await shared.VoidAsync(token);
        Assert.Equal(token, await shared.GetLastAsync(token));
        await shared.VoidAsync();
        await shared.ChainAsync(token);
        Assert.Equal(token, await shared.GetLastAsync());
        Assert.Equal(6, await shared.OverloadedAsync(5, token));
        Assert.Equal(0, await shared.OverloadedAsync(5));
        Assert.Equal(105, await shared.CountAsync(5));
    }

    [Theory]
    [EveryWay]
    public async Task TokensStreams_AreGivenTheEnumerationsToken(Way way)
    {
        await using var shared = Share(way, static () => new Tokens());
        using var source = new CancellationTokenSource();

        Assert.Equal([true, true], await ListAsync(shared.StreamAsync(2, source.Token)));
        Assert.Equal([true, true], await ListAsync(shared.StreamLaterAsync(2, source.Token)));
        Assert.Empty(await ListAsync(shared.StreamAsync(0)));
        Assert.Empty(await ListAsync(shared.StreamLaterAsync(0)));
        Assert.Equal([false], await ListAsync(shared.StreamAsync(1)));

        var enumerated = new List<bool>();
        await foreach (var item in shared.StreamAsync(1).WithCancellation(source.Token))
        {
            enumerated.Add(item);
        }

        Assert.Equal([true], enumerated);
        await source.CancelAsync();
        var stopped = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ListAsync(shared.StreamLaterAsync(1, source.Token)));
        Assert.Equal(source.Token, stopped.CancellationToken);
    }

    [Fact]
    public async Task TokensMessages_Sent_AreAnswered()
    {
        await using var actor = Messages(static () => new Tokens());

        await actor.IsDoneAsync(new TokensMessages.Void());
        await actor.AnswersAsync(new TokensMessages.GetLast(), CancellationToken.None);
        await actor.AnswersAsync(new TokensMessages.Middle(1, 2), false);
        await actor.AnswersAsync(new TokensMessages.First("a"), false);
        await actor.AnswersAsync(new TokensMessages.Nullable(), false);
        await actor.AnswersAsync(new TokensMessages.Twice(1), false);
        await actor.AnswersAsync(new TokensMessages.ByReference(), false);
        await actor.AnswersAsync(new TokensMessages.ReadOnly(1), false);
        await actor.AnswersAsync(new TokensMessages.Named(CancellationToken: 1), false);
        await actor.IsDoneAsync(new TokensMessages.Chain());
        await actor.AnswersAsync(new TokensMessages.Overloaded(5), 0);
        await actor.AnswersAsync(new TokensMessages.CountAsync(5), 105);
        await actor.AnswersAsync(new TokensMessages.Stream(2), new[] { false, false });
        await actor.AnswersAsync(new TokensMessages.StreamLater(2), new[] { true, true });
    }

    [Fact]
    public void Tokens_EachFacadeThatStreams_MarksItsTokenAsTheEnumerators() =>
        Assert.All(
            new[] { nameof(TokensSharedRefExtensions.StreamAsync), nameof(TokensSharedRefExtensions.StreamLaterAsync) },
            static name => Assert.True(
                typeof(TokensSharedRefExtensions).GetMethod(name)!.GetParameters()[^1].IsDefined(typeof(EnumeratorCancellationAttribute), false)));

    [Theory]
    [EveryWay]
    public async Task Sequences_EachDeclaredKind_IsStreamed(Way way)
    {
        await using var shared = Share(way, static () => new Sequences());

        Assert.Equal([0, 1, 2], await ListAsync(shared.NumbersAsync(3)));
        Assert.Equal(Enumerable.Range(0, 1000), await ListAsync(shared.NumbersAsync(1000)));
        Assert.Empty(await ListAsync(shared.NumbersAsync(0)));
        Assert.Equal([0, 1], await ListAsync(shared.EnumeratorAsync(2)));
        Assert.Empty(await ListAsync(shared.EnumeratorAsync(0)));
        Assert.Equal([0, 1, 2], await ListAsync(shared.QueryAsync()));
        Assert.Equal([0, 1, 2], await ListAsync(shared.UntypedQueryAsync()));
        Assert.Equal([1, "a", null], await ListAsync(shared.UntypedAsync()));
        Assert.Equal([1, "a", null], await ListAsync(shared.UntypedEnumeratorAsync()));
        Assert.Equal([null, "a"], await ListAsync(shared.NullableAsync()));
        Assert.Equal(Enumerable.Range(0, 600), await ListAsync(shared.LaterAsync(600)));
        Assert.Empty(await ListAsync(shared.LaterAsync(0)));
        Assert.Equal([0, 1], await ListAsync(shared.LaterEnumeratorAsync(2)));
        Assert.Empty(await ListAsync(shared.LaterEnumeratorAsync(0)));
        Assert.Equal([1, 2, 3], await ListAsync(shared.GetPropertyAsync()));
        Assert.Equal([1, 2], await shared.ListAsync());
        Assert.Equal("chars", await shared.CharsAsync("chars"));
        Assert.Equal(["x", "x"], await ListAsync(shared.RepeatAsync("x", 2)));
        var (numbers, count) = await shared.WithOutAsync();
        Assert.Equal([0, 1], Assert.IsType<List<int>>(numbers));
        Assert.Equal(2, count);
        Assert.Equal(['a', 'b', 'c'], await ListAsync(shared.GetEnumeratorAsync()));
    }

    [Theory]
    [EveryWay]
    public async Task Sequences_EnumeratedTwice_CallTwice(Way way)
    {
        await using var shared = Share(way, static () => new Sequences());
        var stream = shared.NumbersAsync(2);

        Assert.Equal([0, 1], await ListAsync(stream));
        Assert.Equal([0, 1], await ListAsync(stream));
    }

    [Fact]
    public async Task SequencesMessages_Sent_AreAnsweredWithAList()
    {
        await using var actor = Messages(static () => new Sequences());

        await actor.AnswersAsync(new SequencesMessages.Numbers(3), new[] { 0, 1, 2 });
        await actor.AnswersAsync(new SequencesMessages.Numbers(0), Array.Empty<int>());
        await actor.AnswersAsync(new SequencesMessages.Enumerator(2), new[] { 0, 1 });
        await actor.AnswersAsync(new SequencesMessages.Query(), new[] { 0, 1, 2 });
        await actor.AnswersAsync(new SequencesMessages.UntypedQuery(), new object[] { 0, 1, 2 });
        await actor.AnswersAsync(new SequencesMessages.Untyped(), new object?[] { 1, "a", null });
        await actor.AnswersAsync(new SequencesMessages.UntypedEnumerator(), new object?[] { 1, "a", null });
        await actor.AnswersAsync(new SequencesMessages.Nullable(), new[] { null, "a" });
        await actor.AnswersAsync(new SequencesMessages.Later(2), new[] { 0, 1 });
        await actor.AnswersAsync(new SequencesMessages.LaterEnumerator(2), new[] { 0, 1 });
        await actor.AnswersAsync(new SequencesMessages.GetProperty(), new[] { 1, 2, 3 });
        await actor.AnswersAsync(new SequencesMessages.List(), new List<int> { 1, 2 });
        await actor.AnswersAsync(new SequencesMessages.Chars("chars"), "chars");
        await actor.AnswersAsync(new SequencesMessages.Repeat<string>("x", 2), new[] { "x", "x" });
        var (numbers, count) = Assert.IsType<(IEnumerable<int>, int)>(await actor.AskAsync(Messenger<Sequences>.RoundTrip(new SequencesMessages.WithOut())));
        Assert.Equal([0, 1], Assert.IsType<List<int>>(numbers));
        Assert.Equal(2, count);
        await actor.AnswersAsync(new SequencesMessages.GetEnumerator(), new[] { 'a', 'b', 'c' });
        Assert.IsAssignableFrom<IReadOnlyList<int>>(await actor.AskAsync(new SequencesMessages.Numbers(1)));
        Assert.IsAssignableFrom<IReadOnlyList<object?>>(await actor.AskAsync(new SequencesMessages.UntypedEnumerator()));
        Assert.IsAssignableFrom<IReadOnlyList<int>>(await actor.AskAsync(new SequencesMessages.LaterEnumerator(1)));
    }
}
