using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Corpus.Hostile;

public enum Wide : ulong
{
    None = 0,
    Top = 0x8000_0000_0000_0000,
}

[Flags]
public enum Signed : sbyte
{
    Low = sbyte.MinValue,
    One = 1,
}

// Members named like those of SharedRef itself, and like what the generator invents.
[Share]
public class Collisions
{
    public string Name { get; set; } = "own";
    public string Actor => "actor";
    public int Stopped() => 1;
    public int Started => 2;
    public string Ask(int value) => "ask" + value;
    public string Use(string value) => "use" + value;
    public string Tell(Action<Collisions> call) => "tell";
    public string Stream(int value) => "stream" + value;
    public string With(string options) => "with" + options;
    public string GetSnapshot() => "snapshot";
    public string Snapshot => "other snapshot";
    public string Dispose(string why) => "disposed " + why;
    public string DisposeAsync(int how) => "disposed " + how;
    public string CollisionsSharedRefExtensions() => "extensions";
    public string CollisionsMessages(int messages) => "messages" + messages;
    public string Collisions2(Collisions? other) => other is null ? "none" : "some";
    public string GetNameMember() => "member";
    public string NameMember { get; set; } = "name member";
    public string Member(int Member) => "member" + Member;
    public string Invoke(int resource) => "invoke" + resource;
    public string global(int global) => "global" + global;
    public string System(int System) => "system" + System;
    public string Sharer(int Sharer) => "sharer" + Sharer;
    public string SharedCalls() => "calls";
    public string value(int value, int Value) => $"{value}{Value}";
    public new string GetType() => "type";
    public string GetHashCode(int seed) => "hash" + seed;
    public string MemberwiseClone(int value) => "clone" + value;
    public string Finalize(int value) => "finalize" + value;
    public string ReferenceEquals(int value) => "reference" + value;
    public string EqualityContract() => "contract";
    public string PrintMembers(int value) => "print" + value;
    public string Deconstruct(int only) => "apart" + only;
    public void Deconstruct(out int one, out string two) => (one, two) = (1, "two");
}

[Share]
public class Invented
{
    public int All(
        int shared, int sharedRef, int resource, int target, int args, int arguments, int token, int cancellationToken, int callCancellationToken,
        int result, int callResult, int member, int value, int post, int handler, int count, int _) =>
        shared + sharedRef + resource + target + args + arguments + token + cancellationToken + callCancellationToken + result + callResult
        + member + value + post + handler + count + _;

    public int Tokens(CancellationToken cancellationToken, int callCancellationToken, int token, CancellationToken resource) =>
        cancellationToken == resource ? callCancellationToken + token : -1;

    public string Out(ref string shared, out string resource, out string args, in string result, CancellationToken token, ref int callResult)
    {
        (resource, args) = ("r", "a");
        shared += result;
        callResult++;
        return "own" + token.CanBeCanceled;
    }

    public IEnumerable<string> Streamed(string shared, string resource, string args, CancellationToken token, string cancellationToken)
    {
        yield return shared + resource + args + token.CanBeCanceled + cancellationToken;
    }

    public async Task<(int Result, string result)> Awaited(int result, string task, CancellationToken cancellationToken)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        return (result, task);
    }

    public int Generic<shared, resource, cancellationToken>(shared a, resource b, cancellationToken c) => HashCode.Combine(a, b, c) * 0 + 3;

    public (int Item1, string Item2, int Item3, int Item4, int Item5, int Item6, int Item7, int Rest1) Eight(int a) => (a, "2", 3, 4, 5, 6, 7, 8);

    public int OutOnly(out int Result, out int result, out int RESULT) => (Result = 1) + (result = 2) + (RESULT = 3);
}

[Share]
public class Sensitive
{
    public string Same() => "Same";
    public string same() => "same";
    public string SAME(int a) => "SAME" + a;
    public int Property { get; set; } = 1;
    public int property { get; set; } = 2;
    public int GETProperty => 3;
}

public interface IRoot
{
    string Root() => "root";
    string Twice(int a = 1);
    event EventHandler? Moved;
}

public interface ILeft : IRoot
{
    new string Twice(int a = 2);
    string Side => "left";
    string this[int i] { get; }
}

public interface IRight : IRoot
{
    string IRoot.Root() => "root of right";
    string Side => "right";
    string this[string s] { get; set; }
}

// A diamond whose sides have members of one name.
[Share]
public interface IDiamond : ILeft, IRight, IDisposable, IAsyncDisposable
{
    string Bottom(string text = "b", params string[] more);
    static virtual string Virtually() => "static";
    protected string Hidden() => "hidden";
    private string Private() => "private";
    internal string Internal() => "internal";
    sealed string Sealed() => "sealed" + Private();
}

public sealed class Diamond : IDiamond
{
    public event EventHandler? Moved;
    public string this[int i] => "int" + i;
    public string this[string s] { get => "string" + s; set => Set = s + value; }
    public string Set { get; private set; } = "";
    string ILeft.Twice(int a) => "left" + a;
    string IRoot.Twice(int a) => "root" + a;
    public string Bottom(string text, params string[] more) => text + more.Length;
    public void Raise() => Moved?.Invoke(this, EventArgs.Empty);
    public void Dispose()
    {
    }

    public ValueTask DisposeAsync() => default;
}

public abstract class Animal
{
    public virtual Animal Same() => this;
    public virtual object Result() => "animal";
    public abstract IEnumerable<object> Items();
    public virtual string Optional(int a = 1) => "animal" + a;
    public virtual string ByParams(params int[] a) => "animal" + a.Length;
    public event Action? Spoke;
    public string Shown { get; protected internal set; } = "shown";
    public virtual int Half { get; private protected set; } = 1;
    public void Speak() => Spoke?.Invoke();
    protected string NotSeen() => "";
    [Share]
    protected internal string HalfSeen() => "";
}

// Covariant results, other defaults, other params, hidden by another kind of member.
[Share]
public class Dog : Animal
{
    public override Dog Same() => this;
    public override string Result() => "dog";
    public override IEnumerable<string> Items() => ["dog"];
    public override string Optional(int a = 2) => "dog" + a;
    public override string ByParams(int[] a) => "dog" + a.Length;
    public override int Half => 2;
    public new int Shown() => 5;
    public new int Spoke { get; set; } = 6;
}

[Share]
public sealed class Puppy : Dog
{
    public override Puppy Same() => this;
    public sealed override string Optional(int a = 3) => "puppy" + a;
}

[Share]
public class Constrained<T, U, V, W>
    where T : unmanaged
    where U : notnull
    where V : class, IComparable<V>?, new()
    where W : struct, Enum
{
    public T Plain(T value) => value;
    public U? NotNull(U? value) => value;
    public V New() => new();
    public W? Nullable(W? value = null) => value;
    public (T A, U? B) Tuple((T A, U? B) tuple) => tuple;
    public X Inner<X, Y>(X x, Y y) where X : V where Y : U, allows_name => x;
    public Dictionary<U, (T First, List<W?> Second)[]> Deep(Dictionary<U, (T First, List<W?> Second)[]> map) => map;
    public event Action<T, (U A, W? B)>? Done;
    public void Raise(T t, U u, W? w) => Done?.Invoke(t, (u, w));
}

public interface allows_name;

[Share]
public class Scoped
{
    public int In(scoped in int value) => value;
    public int RefReadOnly(scoped ref readonly int value) => value;
    public int Ref(scoped ref int value) => ++value;
    public void Out([UnscopedRef] out int value) => value = 5;
    public string InDefault(in int a = 5, in DateTime when = default) => $"{a}{when.Ticks}";
    public nint Native(nint a = -1, nuint b = 7) => a + (nint)b;
    public string Enums(Wide wide = Wide.Top, Wide unknown = (Wide)5, Signed low = Signed.Low, Signed none = 0, Wide? maybe = null, Signed? minus = (Signed)(-3)) =>
        $"{(ulong)wide} {(ulong)unknown} {(sbyte)low} {(sbyte)none} {maybe} {(sbyte?)minus}";
    public string Numbers(decimal max = decimal.MaxValue, decimal scaled = 1.0000m, float f = float.Epsilon, double d = -0.0, double big = double.MaxValue, float nan = float.NaN, double inf = double.PositiveInfinity, long min = long.MinValue, int imin = int.MinValue, sbyte sb = sbyte.MinValue, ushort us = ushort.MaxValue) =>
        string.Join(" ", max, scaled, f == float.Epsilon, double.IsNegative(d), big == double.MaxValue, float.IsNaN(nan), double.IsPositiveInfinity(inf), min, imin, sb, us);
    public string Chars(char quote = '"', char back = '\\', char high = '\ud83d', char line = '\u2028', string zero = "\0\x1\a\b\f\v{}\t'", string raw = """a "quoted" {text}""") =>
        string.Join(",", (int)quote, (int)back, (int)high, (int)line, zero, raw);
    public string Tupled((int A, string B) pair = default, (int, int)? none = null, Point? point = null, CancellationToken? token = null) =>
        $"{pair.A}{pair.B}{none}{point?.X}{token.HasValue}";
    public T? Generic<T>(T? value = default, T[]? many = null) where T : struct => value;
    public string Lists(params List<string?> items) => string.Join(",", items);
    public string Sets(params IReadOnlyCollection<int> items) => string.Join(",", items);
    public string Many(int a, params IList<(int X, string Y)> items) => a + string.Join(",", items.Select(static i => i.X + i.Y));
    public string Spans<T>(params ReadOnlySpan<T> items) => typeof(T).Name + items.Length;
    public string Nullables(params int?[] items) => string.Join(",", items.Select(static i => i?.ToString(global::System.Globalization.CultureInfo.InvariantCulture) ?? "null"));
    public string Arrays(params int[][] items) => items.Length.ToString(global::System.Globalization.CultureInfo.InvariantCulture);
    public string MemoryOf(ReadOnlyMemory<char> text, ArraySegment<int> segment) => text.ToString() + segment.Count;
    public string Range(Range range, Index index) => $"{range}{index}";
    public string Enclosing([CallerFilePath] string file = "", [CallerMemberName] string? member = null, [CallerLineNumber] int line = 0) => $"{file.Length > 0}{member}{line > 0}";
    public string Checked([NotNull] string? a, [MaybeNull] ref string b, [NotNullIfNotNull(nameof(a))] out string? c)
    {
        c = a ?? throw new ArgumentNullException(nameof(a));
        b = null;
        return a;
    }
}

[Share]
public partial class Modern(int start) : IAsyncDisposable
{
    public required int Required { get; set; }
    public required string RequiredInit { get; init; }
    public partial int Partial { get; set; }
    public partial int this[int index] { get; }
    public int Start => start;
    public int Field { get; set => field = value * 2; }
    public readonly int ReadOnly = 1;
    public volatile int Volatile = 2;
    public static Modern operator +(Modern left, Modern right) => left;
    public static Modern operator checked -(Modern value) => value;
    public static Modern operator -(Modern value) => value;
    public static explicit operator int(Modern value) => value.Start;
    public int @record(int @file, int @required, int @scoped, int @field, int @nint, int @allows, int @extension) => @file + @required + @scoped + @field + @nint + @allows + @extension;
    public int when(int when, int and, int or, int not, int with, int global, int partial, int yield, int nameof) => when + and + or + not + with + global + partial + yield + nameof;
    public ValueTask DisposeAsync() => default;
    public object? @void() => null;
    public void @object(object? @object) => start = @object is null ? -1 : start;
    public int __underscored(int __value) => __value;
    public int Ünïcødé(int Ω, int ß, int İ, int ı) => Ω + ß + İ + ı;
    public int \u0061bc(int \u0064) => \u0064;
    public int 変数 { get; set; } = 4;
}

public partial class Modern
{
    public partial int Partial { get => field; set => field = value + 1; }
    public partial int this[int index] { get => index; }
}

[Share]
public unsafe class Unsafe
{
    private int _value = 4;

    [SuppressMessage("Performance", "CA1805")]
    public int Safe() => _value;
    public void Pointer(void* p) => _value = p is null ? 1 : 2;
    public int*[] Pointers() => [];
    public delegate* unmanaged[Cdecl]<int, void> Function => null;
    public void Given(delegate*<void> f) => _value = f is null ? 3 : 4;
    public ref int Ref => ref _value;
    public ref readonly int this[int i] => ref _value;
    public ReadOnlySpan<int> this[string s] => default;
    public void Fill(Span<byte> s) => s.Clear();
    public string Kept([MarshalAs(UnmanagedType.LPWStr)] string text) => text;
    public event global::System.Buffers.SpanAction<int, string>? Spanned;
    public bool Any() => Spanned is not null;
    public Private? OfPrivate() => null;
    public struct Private;
}

[Share]
public class Secret
{
    public int Works() => 1;
    public event Func<int>? Answers;
    public event Func<Task>? Later;
    public bool Any() => Answers is not null || Later is not null;
    private sealed class Nested;
    [Share]
    private Nested? OfNested(Nested? nested) => nested;
    [Share]
    protected int Guarded() => 2;
    [Share]
    public static int Static() => 3;
    [Share]
    public int Field() => 4;
}

public class Enclosing<T>
{
    public class Middle
    {
        [Share]
        public class Deepest<T2, T3>
        {
            public (T A, T2 B, T3 C) All(T a, T2 b, T3 c) => (a, b, c);
            public X Own<X>(X x, T t) => x;
            public event Action<T, T2>? Changed;
            public void Raise(T t, T2 t2) => Changed?.Invoke(t, t2);
        }
    }
}

// Shares a type's name in two namespaces and as a member of itself.
[Share]
public class System
{
    public global::System.DateTime Now(global::System.DateTime now) => now;
    public Task<string> Task(Task<string> task) => task;
    public string Threading { get; set; } = "t";
}

[Share]
public class Dynamics
{
    public List<dynamic?> List(Dictionary<string, dynamic?> map, (dynamic A, int B) pair) => [map.Count, pair.A];
    public dynamic? this[dynamic index] { get => index; set => Last = (index, value); }
    public dynamic? Last { get; set; }
    public IEnumerable<dynamic> Stream(dynamic first, params dynamic[] rest) => rest.Prepend((object)first);
    public async Task<dynamic> Later(dynamic value)
    {
        await Task.Yield();
        return value;
    }

    public IAsyncEnumerable<(dynamic A, int B)>? None() => null;
    public IEnumerable<int>? Nothing() => null;
    public IEnumerator<int>? NoEnumerator() => null;
    public global::System.Collections.IEnumerator? NoUntyped() => null;
    public IAsyncEnumerator<int>? NoLater() => null;
    public IQueryable<int>? NoQuery() => null;
    public Task? NoTask() => null;
    public Task<IEnumerable<int>?> NullLater() => Task.FromResult<IEnumerable<int>?>(null);
    public event EventHandler<dynamic>? Changed;
    public void Raise(object value) => Changed?.Invoke(this, value);
}

[Share]
public class Overridden
{
    public string Add(int a, string b = "x") => "int,string" + b;
    public string Add(int a, int b = 1) => "int,int" + b;
    public string Add(int a) => "int";
    public string Add(int a, params int[] more) => "params" + more.Length;
    public string Log(string text) => "text";
    public string Log(string text, int level = 1) => "level" + level;
    public string Log(string text, params object?[] items) => "items" + items.Length;
    public string Log<T>(string text, T item) => "item" + item;
    public string Log(object a, object b) => "objects";
    public string Only(object a) => "object";
    public string Only(string a) => "string";
    public string Only(ref int a) => "ref" + a++;
    public string Token(int a) => "plain";
    public string Token(int a, CancellationToken token) => "token";
    public Task<string> Token(int a, CancellationToken token, int more) => Task.FromResult("more");
    public string Optional(string a = "a") => "one" + a;
    public string Optional(string a = "a", string b = "b") => "two" + a + b;
    public string Optional(int a = 1, int b = 2) => $"ints{a}{b}";
    public string Generic<T>(T value) => "T";
    public string Generic<T>(List<T> value) => "List";
    public string Generic(int value) => "int";
    public string Generic<T, U>(T value) => "T,U";
    public string Nullable(int? a) => "nullable";
    public string Nullable(long a) => "long";
    public string Ready(string a) => "text";
    public string Ready(params string[] a) => "texts" + a.Length;
    [OverloadResolutionPriority(1)]
    public string First(object a) => "object";
    public string First(string a) => "string";
    public string Func(Func<int> f) => "Func";
    public string Func(Func<Task<int>> f) => "Task";
    public string Func(Action f) => "Action";
}

// What C# 13 cannot read comes last.
[Share]
public class Latest
{
    public int Value { get; set; }
}

public static class Extensions
{
    extension(Latest latest)
    {
        public int Extended() => latest.Value;
    }
}
