using System.Runtime.CompilerServices;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Generated;

/// <summary>A class with a member of each kind that generated facades tell apart.</summary>
internal sealed class Shop : IShop, IDisposable
{
    private readonly SortedDictionary<string, int> _copies = new(StringComparer.Ordinal);

    public int ThreadId { get; } = Environment.CurrentManagedThreadId;

    /// <summary>How many sequences have been begun and not disposed.</summary>
    public int OpenSequences { get; private set; }

    public bool IsBusy { get; private set; }

    public int Titles => _copies.Count;

    public int Add(string title, int copies, long price)
    {
        Assert.False(IsBusy);
        return price < 0 ? throw new FormatException(title) : _copies[title] = CountOf(title) + copies;
    }

    public void Put(string title, int copies) => Add(title, copies, 0);

    public void Clear() => _copies.Clear();

    public int CountOf(string title) => _copies.GetValueOrDefault(title);

    public string? Find(string start) => _copies.Keys.FirstOrDefault(title => title.StartsWith(start, StringComparison.Ordinal));

    public bool TryTake(string title, out int left) => _copies.TryGetValue(title, out left) && (left = --_copies[title]) >= 0;

    public TItem Give<TItem>(TItem item) => item;

    public object Lazily() => _copies.Keys.Where(static title => title.Length > 0);

    public CancellationToken TokenOf(CancellationToken token) => token;

    public (int, CancellationToken) TokenAnd(int number, CancellationToken token) => (number, token);

    public void Keep(List<CancellationToken> tokens, CancellationToken token) => tokens.Add(token);

    public void Wait(CancellationToken token) => token.WaitHandle.WaitOne(Patience.Limit);

    public void Stand(Gate gate) => gate.Pass();

    public async Task<int> RestockAsync(Gate gate, int copies, CancellationToken token)
    {
        IsBusy = true;
        try
        {
            await gate.PassAsync().WaitAsync(token);
            return copies;
        }
        finally
        {
            IsBusy = false;
        }
    }

    public async ValueTask DustAsync(Gate gate)
    {
        IsBusy = true;
        await gate.PassAsync();
        IsBusy = false;
    }

    public async Task<string> NoteAsync()
    {
        await Task.Yield();
        return "noted";
    }

    public async Task TidyAsync() => await Task.Yield();

    public async Task FailAsync(Exception failure)
    {
        await Task.Yield();
        throw failure;
    }

    public async Task<IEnumerable<string>> SearchAsync(string start)
    {
        await Task.Yield();
        return Export().Where(title => title.StartsWith(start, StringComparison.Ordinal));
    }

    public IEnumerable<string> Export()
    {
        OpenSequences++;
        try
        {
            foreach (var title in _copies.Keys)
            {
                Assert.False(IsBusy);
                yield return title;
            }
        }
        finally
        {
            OpenSequences--;
        }
    }

    public IEnumerable<object> Tied()
    {
        OpenSequences++;
        try
        {
            yield return "clean";
            yield return this;
        }
        finally
        {
            OpenSequences--;
        }
    }

    public async IAsyncEnumerable<int> Threads([EnumeratorCancellation] CancellationToken token)
    {
        IsBusy = true;
        for (var i = 0; i < 3; i++)
        {
            await Task.Delay(1, token);
            yield return Environment.CurrentManagedThreadId;
        }

        IsBusy = false;
    }

    public IEnumerable<string>? Nothing() => null;

    public void Dispose()
    {
    }
}
