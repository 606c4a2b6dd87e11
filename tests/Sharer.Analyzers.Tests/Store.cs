namespace Sharer.Analyzers.Tests;

/// <summary>A resource, its facade as it is generated, and a method to put statements into.</summary>
internal static class Store
{
    public const string Code = """
        using System.Data;
        using System.Runtime.CompilerServices;

        namespace Shop;

        public sealed record User(long Id, string Name, int Age);

        public sealed record Page(IEnumerable<User> Rows);

        public sealed class Box
        {
            public Users? Held { get; set; }
            public object? Any;
            public Action? Later { get; set; }
            public event Action? Ended;
            public void End() => Ended?.Invoke();
            public void Take(Users users) { }
        }

        public class Users : IDisposable
        {
            public List<User> Rows = [];
            public byte[] Buffer = new byte[8];

            public string Title = "";
            public int Count => Rows.Count;
            public IEnumerable<User> All => Rows;
            public User[] Copy => Rows.ToArray();
            public Memory<byte> Window => Buffer;
            public Box Box { get; } = new();
            public Users? Self { get; set; }
            public Action? Hook { get; set; }
            public TextReader Input => TextReader.Null;
            public event Action? Changed;
            public IEnumerable<User> Export() { foreach (var row in Rows) yield return row; }
            public IEnumerable<User> Lazy() => Rows.Where(row => row.Age > 3);
            public IReadOnlyList<User> List() => Rows;
            public ICollection<User> Collection() => Rows;
            public Dictionary<long, User> ById() => Rows.ToDictionary(row => row.Id);
            public IQueryable<User> Query() => Rows.AsQueryable();
            public IDataReader Read() => throw new NotSupportedException();
            public (int Total, IEnumerable<User> Rows) Paged() => (1, Rows);
            public (int Total, User[] Rows) Loaded() => (1, Copy);
            public Stream Open(string name) => Stream.Null;
            public MemoryStream Load() => new();
            public ReadOnlyMemory<byte> Fetch() => new byte[2];
            public Users Add(User user) { Rows.Add(user); return this; }
            public Users Clone() => new();
            public Users Parent() { return new Users(); }
            public object Anything() => 1;
            public Task SaveAsync() => Task.CompletedTask;
            public Task<int> CountAsync() => Task.FromResult(1);
            public Task<IDataReader> ReadAsync() => throw new NotSupportedException();
            public Task<IEnumerable<User>> ExportAsync() => throw new NotSupportedException();
            public Task<User[]> LoadAsync() => throw new NotSupportedException();
            public IAsyncEnumerable<User> Follow() => throw new NotSupportedException();
            public IEnumerator<User> Walk() => throw new NotSupportedException();
            public int Slow(CancellationToken token) => 1;
            public void Fire() => Changed?.Invoke();
            public void Dispose() { }
        }

        public static class UsersSharedRefExtensions
        {
            public static ValueTask AddAsync(this SharedRef<Users> shared, string name, CancellationToken cancellationToken = default) => default;
            public static ValueTask<int> GetCountAsync(this SharedRef<Users> shared, CancellationToken cancellationToken = default) => default;
            public static IAsyncEnumerable<User> AllAsync(this SharedRef<Users> shared, [EnumeratorCancellation] CancellationToken cancellationToken = default) => throw new NotSupportedException();
        }

        public static class Reports
        {
            public static IEnumerable<User> Old(Users users) => users.Rows.Where(row => row.Age > 60);
            public static int Sum(Users users) => users.Count;
            public static IDataReader Open(Users users) => users.Read();
            public static async void FireAsync(Users users) => await users.SaveAsync();
            public static IEnumerable<int> Numbers() { yield return 1; }
            public static List<int> Known() => [1];
            public static void Keep(Users users) { }
        }
        """;

    /// <summary>The statements in a method that has everything at hand.</summary>
    public static string In(string statements, string modifiers = "async Task", string bases = "") => $$"""
        using System.Data;
        using Shop;

        public class Caller{{bases}}
        {
            private readonly SharedRef<Users> _users = null!;
            private readonly Dictionary<string, SharedRef<Users>> _tenants = [];
            private Users? _held;
            private Users? Kept { get; set; }
            private Action? _later;
            private event Action? Ended;
            private static Users? s_held;

            public {{modifiers}} Method(SharedRef<Users> users, Box box, bool condition, CancellationToken cancellationToken)
            {
                {{statements}}
            }
        }
        """;

    public static Task VerifyAsync(string statements) => Analysis.VerifyAsync(In(statements), Code);
}
