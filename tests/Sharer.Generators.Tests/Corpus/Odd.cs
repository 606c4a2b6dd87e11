using System.Collections;
using System.ComponentModel;
using System.Data;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Versioning;

namespace Corpus
{
    [InterpolatedStringHandler]
    public readonly ref struct Handler(int literalLength, int formattedCount)
    {
        public void AppendLiteral(string text) => _ = text + literalLength + formattedCount;
        public void AppendFormatted<T>(T value) => _ = value;
    }

    public delegate void Progress(object sender, in int percent);

    public delegate int Asking(int value);

    public delegate void Named(string Name, int Result);

    [Share]
    public class Events
    {
        public event EventHandler? Plain;
        public event EventHandler<int>? Typed;
        public event PropertyChangedEventHandler? PropertyChanged;
        public event Action? Nothing;
        public event Action<string>? One;
        public event Action<string, int>? Two;
        public event Named? Parts;
        public event Progress? ByReference;
        public event Action<dynamic>? Dynamic;
        public event Asking? Asked;
        public event Action<(int A, string B)>? Tuple;

        public void Raise(int value)
        {
            Plain?.Invoke(this, EventArgs.Empty);
            Typed?.Invoke(this, value);
            PropertyChanged?.Invoke(this, new PropertyChangedEventArgs("p" + value));
            Nothing?.Invoke();
            One?.Invoke("s" + value);
            Two?.Invoke("s", value);
            Parts?.Invoke("n", value);
            ByReference?.Invoke(this, value);
            Dynamic?.Invoke(value);
            Asked?.Invoke(value);
            Tuple?.Invoke((value, "b"));
        }
    }

    [Share]
    public class Indexed
    {
        private readonly Dictionary<int, string> _items = [];

        public string this[int index] { get => _items.GetValueOrDefault(index, ""); set => _items[index] = value; }
        public string this[string name, int more = 2] { get => name + more; set => _items[more] = value; }
        public int this[params int[] many] => many.Length;
        [AllowNull]
        public string Text { get; set => field = value ?? "none"; } = "";
        [MaybeNull]
        public string Perhaps => null;
        public string OnlyInit { get; init; } = "init";
        public string OnlySet { set => _items[0] = value; }
        public string OwnSet { get; private set; } = "own";
        public int GetCount() => -1;
        public int Count => 3;
        public Indexed? Next => null;
        public bool IsAsync => true;
    }

    [Share]
    public class Fluent
    {
        public int Value { get; private set; }

        public Fluent Add(int by)
        {
            Value += by;
            return this;
        }

        public Fluent? Maybe(out int value)
        {
            value = ++Value;
            return null;
        }

        public object AsObject() => "not itself";
    }

    [Share]
    public class Overloads
    {
        public string Add(int a) => "a";
        public string Add(int a, string b) => "ab";
        public string Add(string a) => "s";
        public string Add(double a) => "d";
        public string Add(int[] a) => "array";
        public string Add(List<int> a) => "list";
        public string Get() => "get";
        public string Get(out int value) => (value = 1).ToString();
        public string Get(int value) => "get" + value;
        public string OverloadsMessages() => "m";
        public string record(string record) => record;
        public string var(string var) => var;
        public string Equals(int other) => "equals";
        public string ToString(string format) => format;
    }

    [Share]
    public class Names
    {
        [Share(Name = "OpenLease")]
        public string Lease() => "lease";

        public string Lease(int value) => "lease" + value;

        [Share(Name = "Total")]
        public int Sum { get; set; } = 5;

        [Share(Name = "@not valid")]
        public string Invalid() => "invalid";

        public void @class(int @int) => Sum = @int;

        public string @event { get; set; } = "e";
    }

    [Share]
    public class Warned
    {
        [Obsolete]
        public int Old() => 1;

        [Obsolete("Use New.", DiagnosticId = "OLD1", UrlFormat = "https://example.org/{0}")]
        public int Older() => 2;

        [Obsolete("Gone.", error: true)]
        public int Gone() => 3;

        [Experimental("EXP001")]
        public int Try() => 4;

        [EditorBrowsable(EditorBrowsableState.Never)]
        public int Unseen() => 5;

        [SupportedOSPlatform("linux"), UnsupportedOSPlatform("windows10.0")]
        public int OnLinux() => 6;

        [RequiresUnreferencedCode("Looks around.")]
        [RequiresDynamicCode("Makes code.")]
        public int Untrimmed([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] Type type) => type.GetMembers().Length;

        [RequiresAssemblyFiles]
        public int Files() => 7;

        public async void Fire() => await Task.Yield();

        [return: NotNullIfNotNull(nameof(text))]
        public string? Echo(string? text) => text;

        [return: MaybeNull]
        public string Perhaps() => null;

        public int New { get; [Obsolete] set; } = 8;
    }

    [Share]
    public unsafe class LeftOut
    {
        private int _value;

        public int Works() => 1;
        public int Span(ReadOnlySpan<char> text) => text.Length;
        public Span<int> SpanBack() => default;
        public int* Pointer(int* p) => p;
        public delegate*<int, int> Function() => null;
        public ref int Ref() => ref _value;
        public ref readonly int RefReadOnly => ref _value;
        public int Arglist(__arglist) => 0;
        public string Interpolated(ref Handler handler) => "";
        public IDataReader Reader() => throw new NotSupportedException();
        public Task<IDataReader> ReaderLater() => throw new NotSupportedException();
        public IOrderedQueryable<int> Query() => throw new NotSupportedException();
        public CharEnumerator Chars() => "".GetEnumerator();
        public Task<IQueryable<int>> QueryLater() => throw new NotSupportedException();
        public IAsyncEnumerable<int> LaterOut(out int a) => throw new NotSupportedException();
        public List<int>.Enumerator GetEnumerator() => default;
        public T Restricted<T>() where T : IDataReader => throw new NotSupportedException();
        public void Dispose(int reason) => _value = reason;
        public LeftOut Lease() => this;
    }

    [Share]
    public class Numbers : IReadOnlyList<int>
    {
        public int this[int index] => index;
        public int Count => 3;
        public List<int>.Enumerator GetEnumerator() => new List<int> { 1, 2, 3 }.GetEnumerator();
        IEnumerator<int> IEnumerable<int>.GetEnumerator() => GetEnumerator();
        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}

namespace Corpus.Other
{
    [Share]
    public class Calculator
    {
        public int Other() => 5;
    }
}

[Share]
public class Globally
{
    public int Value(Globally? other) => other is null ? 1 : 2;
}

[Share]
public class globally
{
    public int value() => 3;
}
