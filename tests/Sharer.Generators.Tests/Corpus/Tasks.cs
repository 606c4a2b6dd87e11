using System.Collections;

namespace Corpus;

[Share]
public class Asynchronous
{
    public int Ended { get; private set; }

    public async Task RunAsync(int times)
    {
        for (var i = 0; i < times; i++)
        {
            await Task.Yield();
        }

        Ended++;
    }

    public async Task<int> Compute(int a)
    {
        await Task.Yield();
        Ended++;
        return a * 2;
    }

    public async ValueTask Plain()
    {
        await Task.Yield();
        Ended++;
    }

    public async ValueTask<string> Text(string text, CancellationToken stop = default)
    {
        await Task.Delay(0, stop);
        return text;
    }

    public Task<bool> TryLater(string text, out int length)
    {
        length = text.Length;
        return Task.FromResult(length > 0);
    }

    public Task Twist(ref int value, in int by)
    {
        value += by;
        return Task.CompletedTask;
    }

    public async Task<IEnumerable<int>> Lazy(int count)
    {
        await Task.Yield();
        return Numbers();

        IEnumerable<int> Numbers()
        {
            for (var i = 0; i < count; i++)
            {
                yield return i;
            }
        }
    }

    public ValueTask<IEnumerable> LazyUntyped() => new(new[] { 1, 2 }.Where(static _ => true));

    public async Task<Asynchronous> Fluent(int by)
    {
        await Task.Yield();
        Ended += by;
        return this;
    }

    public async ValueTask<Asynchronous> FluentValue()
    {
        await Task.Yield();
        Ended++;
        return this;
    }

    public Task Completion => Task.CompletedTask;

    public Task<int> Answer => Task.FromResult(42);

    public Task<T> Echo<T>(T value) => Task.FromResult(value);

    public Task<Task<int>> Doubly() => Task.FromResult(Task.FromResult(5));

    public Task await(int await) => Task.FromResult(await);

    public Task<IEnumerable<int>> async(out int await)
    {
        await = 3;
        return Task.FromResult(Enumerable.Range(0, 3));
    }
}

[Share]
public class Tokens
{
    public CancellationToken Last { get; private set; }

    public bool Middle(int a, CancellationToken stop, int b) => Keep(stop) && a + b > 0;

    public bool First(CancellationToken cancellationToken, string text) => Keep(cancellationToken) && text.Length > 0;

    public bool Nullable(CancellationToken? maybe = null) => Keep(maybe ?? default);

    public bool Twice(CancellationToken one, int a, CancellationToken two) => Keep(one) && one == two;

    public bool ByReference(in CancellationToken token) => Keep(token);

    public bool ReadOnly(ref readonly CancellationToken token, ref readonly int other) => Keep(token) && other > 0;

    public bool Named(int cancellationToken, CancellationToken token) => Keep(token) && cancellationToken > 0;

    public void Void(CancellationToken token) => Keep(token);

    public Tokens Chain(CancellationToken token)
    {
        Keep(token);
        return this;
    }

    public int Overloaded(int a) => a;

    public int Overloaded(int a, CancellationToken token) => Keep(token) ? a + 1 : 0;

    public int Count(int a) => a;

    public Task<int> CountAsync(int a) => Task.FromResult(a + 100);

    public IEnumerable<bool> Stream(int count, CancellationToken token)
    {
        for (var i = 0; i < count; i++)
        {
            yield return token.CanBeCanceled;
        }
    }

    public async IAsyncEnumerable<bool> StreamLater(
        int count, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token = default)
    {
        for (var i = 0; i < count; i++)
        {
            await Task.Yield();
            yield return token.CanBeCanceled;
        }
    }

    private bool Keep(CancellationToken token)
    {
        Last = token;
        return token.CanBeCanceled;
    }
}

[Share]
public class Sequences
{
    public IEnumerable<int> Numbers(int count) => Enumerable.Range(0, count);
    public IEnumerator<int> Enumerator(int count) => Enumerable.Range(0, count).GetEnumerator();
    public IQueryable<int> Query() => Enumerable.Range(0, 3).AsQueryable();
    public IQueryable UntypedQuery() => Query();
    public IEnumerable Untyped() => new ArrayList { 1, "a", null };
    public IEnumerator UntypedEnumerator() => Untyped().GetEnumerator();
    public IEnumerable<string?> Nullable() => [null, "a"];
    public IAsyncEnumerable<int> Later(int count) => Count(count);
    public IAsyncEnumerator<int> LaterEnumerator(int count) => Count(count).GetAsyncEnumerator();
    public IEnumerable<int> Property => [1, 2, 3];
    public List<int> List() => [1, 2];
    public string Chars(string text) => text;
    public IEnumerable<T> Repeat<T>(T item, int count) => Enumerable.Repeat(item, count);
    public IEnumerable<int> WithOut(out int count)
    {
        count = 2;
        return Enumerable.Range(0, 2).Where(static _ => true);
    }

    public IEnumerator<char> GetEnumerator() => "abc".AsEnumerable().GetEnumerator();

    private static async IAsyncEnumerable<int> Count(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await Task.Yield();
            yield return i;
        }
    }
}
