using System.Collections.Immutable;

namespace Corpus;

/// <summary>What most shared classes look like.</summary>
[Share]
public sealed class UserDatabase : IDisposable
{
    private readonly List<(string Name, int Age)> _users = [];

    /// <summary>Adds a user.</summary>
    /// <param name="name">Who.</param>
    /// <param name="age">How old.</param>
    [Share(Batch = true)]
    public long AddUser(string name, int age)
    {
        _users.Add((name, age));
        return _users.Count;
    }

    [Share(Access = ShareAccess.Read)]
    public IReadOnlyList<string> ShowUsers(string pattern) => [.. _users.Select(u => u.Name).Where(n => n.Contains(pattern))];

    public IEnumerable<string> Export()
    {
        foreach (var user in _users)
        {
            yield return user.Name;
        }
    }

    public bool TryFind(string name, out int age)
    {
        var index = _users.FindIndex(u => u.Name == name);
        age = index < 0 ? -1 : _users[index].Age;
        return index >= 0;
    }

    public int Count => _users.Count;

    public string? Title { get; set; }

    public void Clear() => _users.Clear();

    [ShareIgnore]
    public void Vacuum() => throw new InvalidOperationException();

    public void Dispose()
    {
    }

    public static int Created => 0;

    public const int Limit = 5;

    internal void Hidden() => throw new InvalidOperationException();

    private void Secret() => throw new InvalidOperationException();
}

[Share]
public class Calculator
{
    public void Nothing() { }
    public int Zero() => 0;
    public int One(int a) => a;
    public int Two(int a, int b) => a + b;
    public int Nine(int a, int b, int c, int d, int e, int f, int g, int h, int i) => a + b + c + d + e + f + g + h + i;
    public double? Half(int? a) => a / 2.0;
    public (int Sum, int Product) Both(int a, int b) => (a + b, a * b);
    public (int, string) Unnamed((int First, string Second) pair) => pair;
    public int[] Range(int count) => [.. Enumerable.Range(0, count)];
    public int[][,] Jagged(int[][,] cubes) => cubes;
    public string?[]? Strings(string?[]? texts) => texts;
    public Dictionary<string, List<int?>> Nested(Dictionary<string, List<int?>> map) => map;
    public ImmutableArray<int> Immutable(ImmutableArray<int> items) => items.Add(1);
    public List<int> Values() => [1, 2, 3];
    public Func<int, int> Function(Func<int, int> f) => f;
    public object Anything(object value) => value;
    public Type TypeOf<T>() => typeof(T);
    public nint Native(nint value) => value;
    public DayOfWeek Day(DayOfWeek day) => day;
    public Guid Id(Guid id) => id;
    public int SaveAsync() => 7;
    public int lower() => 8;
    public int under_score(int some_arg) => some_arg;
    public Action? Callback(Action? callback) => callback;
    public Task<int> InnerTask(Func<Task<int>> make) => make();
}
