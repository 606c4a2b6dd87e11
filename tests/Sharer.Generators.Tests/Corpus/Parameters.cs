using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Corpus;

public enum Color
{
    None = -1,
    Red = 1,
    Green = 2,
}

[Flags]
public enum Rights : byte
{
    None = 0,
    Read = 1,
    Write = 2,
}

public struct Point
{
    public int X { get; set; }
    public int Y { get; set; }
}

[Share]
public class Parameters
{
    public bool TryGet(int key, [MaybeNullWhen(false)] out string value)
    {
        value = key > 0 ? "v" + key : null;
        return key > 0;
    }

    public bool TryResult(out int result, out int Result)
    {
        (result, Result) = (1, 2);
        return true;
    }

    public void OnlyOut(out string text) => text = "out";
    public void TwoOut(out string text, out int item1) => (text, item1) = ("out", 1);
    public int Ref(ref int value) => value++;
    public void RefOnly(ref int value) => value++;
    public int RefAndMore(int a, ref string text, out int length)
    {
        text += a;
        length = text.Length;
        return a;
    }

    public int In(in int value) => value;
    public int RefReadOnly(ref readonly Point point, int more) => point.X + more;
    public int InOnly(in Point point) => point.Y;
    public int Sum(params int[] values) => values.Sum();
    public int SumOf(string name, params int[] values) => values.Sum() + name.Length;
    public int SumSpan(params ReadOnlySpan<int> values)
    {
        var sum = 0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }

    public int SumWritable(int start, params Span<int> values) => start + values.Length;
    public int SumList(params List<int> values) => values.Sum();
    public int SumLazy(params IEnumerable<int> values) => values.Sum();
    public int SumToken(CancellationToken token, params int[] values) => values.Sum();
    public int SumDefault(int start = 1, params int[] values) => start + values.Sum();
    public string Objects(params object?[]? items) => items is null ? "null" : string.Join(",", items);
    public Task<object[]> Find(params object[] keys) => Task.FromResult(keys);
    public Task<object[]> Find(object[] keys, CancellationToken token) => Task.FromResult(new object[] { token.CanBeCanceled });

    public string Defaults(
        int i = -5, long l = long.MinValue, ulong ul = ulong.MaxValue, uint u = 3, byte b = 255, short s = -1, char c = '\'', char z = '\0',
        bool t = true, string? n = null, string q = "a\"\\\r\n\u2028\ud83d", double d = double.NaN, float f = float.NegativeInfinity,
        double e = 1e300, float g = 1.5f, decimal m = -1.10m, Color color = Color.Green, Color none = Color.None, Color odd = (Color)77,
        Rights rights = Rights.Read | Rights.Write, Color? maybe = Color.Red, Color? empty = null, int? number = 4, Point point = default,
        Guid id = default, CancellationToken token = default, DateTime when = default, nint native = 5, object? anything = null) =>
        string.Join(
            "|", i, l, ul, u, b, s, c, (int)z, t, n, q, d, f, e, g, m, color, none, odd, rights, maybe, empty, number, point.X, id,
            token.CanBeCanceled, when.Ticks, native, anything).ToString(System.Globalization.CultureInfo.InvariantCulture);

    public string Attributed(
        [Optional, DefaultParameterValue(1)] int first, [Optional, DateTimeConstant(630822816000000000L)] DateTime when, [Optional, DecimalConstant(2, 0, 0u, 0u, 314u)] decimal pi,
        [Optional] object? missing, [Optional, DefaultParameterValue(5)] object five, [Optional, DefaultParameterValue(9)] int last) =>
        $"{first} {when.Year} {pi} {missing == Type.Missing} {five} {last}".ToString(System.Globalization.CultureInfo.InvariantCulture);

    public T? Generic<T>(T? value = default) => value;
    public string Optional(string text) => text;
    public string Optional(string text, int number = 1) => text + number;
    public string Optional(string text, int number = 1, bool flag = false) => text + number + flag;
    public string Caller(int a, [CallerMemberName] string member = "", [CallerLineNumber] int line = 0) => member + (line > 0);
    public string Expression(int a, [CallerArgumentExpression(nameof(a))] string text = "") => text;
    public string Nullable([AllowNull] string text, [DisallowNull] string? other) => text + other;
    public string Keywords(int @class, string @event, bool @params, object @this) => $"{@class}{@event}{@params}{@this}";
    public int Invented(int shared, int resource, int args, int token, int cancellationToken, int result, int member) =>
        shared + resource + args + token + cancellationToken + result + member;
    public int InventedOut(ref int resource, out int result)
    {
        result = ++resource;
        return result;
    }

    public string Items(int Item2, int item1, int Rest, int ToString) => $"{Item2}{item1}{Rest}{ToString}";
    public int Underscore(int _) => _;
    public int Underscores(int _, int __, int ___) => _ + __ + ___;
    public int Größe(int länge, int 数) => länge + 数;
    public dynamic Dynamic(dynamic value) => value;
    public dynamic DynamicTwo(dynamic value, int b) => $"dynamic {value} {b}";
    public string Dynamics(List<dynamic> values, dynamic[] more) => $"{values.Count}{more.Length}";
    public string Choose(object value) => "object";
    public string Choose(int value) => "int";
    public string Which(dynamic value) => "dynamic";
    public string Which(string value) => "string";
    public void RefDynamic(ref dynamic value, out dynamic other) => (value, other) = (value + 1, "o");
    public string AskArgument(in int value, string text) => $"{value}{text}";
    public string ToText(DateTimeOffset when, TimeSpan span, Uri? link) => $"{when.Year}{span.Days}{link}";
    public int Same(int same, int Same) => same * Same;
    public int Clone(int clone, int equalityContract, int getHashCode) => clone + equalityContract + getHashCode;
    public override string ToString() => "parameters";
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);
    public override int GetHashCode() => 5;
}
