using System.ComponentModel;

namespace Corpus;

public interface IReader
{
    string Read(int from = 3);
    int Length { get; }
}

public interface IWriter
{
    void Write(string text);
    int Length { get; set; }
    string this[int index, string format = "x"] { get; }
    event Action<string> Written;
}

[Share]
public interface IFile : IReader, IWriter
{
    string Name { get; }
    new string Read(int from = 4);
    string Default() => "default";
    static int Static() => 1;
}

[Share]
public interface IStaticAbstract
{
    static abstract int Abstract();
    int Instance();
}

[Share]
public class Base
{
    public virtual string Who() => "base";
    public string Hidden() => "base";
    public string Overload(int a) => "base int";
    public virtual string Virtual(int a) => "base int";
    public virtual int Number { get; set; } = 1;
    public string Field => "base";
    [Share(Access = ShareAccess.Read)]
    public virtual string Marked() => "base";
    [ShareIgnore]
    public virtual string Ignored() => "base";
    public virtual Base Self() => this;
}

[Share]
public class Derived : Base, IReader, IWriter, IEquatable<Derived>
{
    public override string Who() => "derived";
    public new string Hidden() => "derived";
    public string Overload(long a) => "derived long";
    public string Virtual(long a) => "derived long";
    public override string Virtual(int a) => "derived int";
    public override int Number { get => base.Number + 1; }
    public new string Field() => "derived";
    public override Derived Self() => this;
    public override string Ignored() => "derived";
    string IReader.Read(int other) => "read " + other;
    int IReader.Length => 5;
    int IWriter.Length { get; set; } = 6;
    void IWriter.Write(string text) => _written?.Invoke(text);
    string IWriter.this[int index, string format] => format + index;
    private event Action<string>? _written;
    event Action<string> IWriter.Written { add => _written += value; remove => _written -= value; }
    public bool Equals(Derived? other) => ReferenceEquals(this, other);
    public override bool Equals(object? obj) => Equals(obj as Derived);
    public override int GetHashCode() => 1;
    public override string ToString() => "derived";
}

[Share]
public record Person(string Name, int Age)
{
    public string Greet() => "I am " + Name;
    public int Mutable { get; set; }
}

[Share]
public sealed record Employee(string Name, int Age, string Title) : Person(Name, Age);

[Share]
public class Remote : MarshalByRefObject
{
    public int Own() => 1;
    [Obsolete]
    public override object InitializeLifetimeService() => this;
}

[Share]
public class Designed : Component
{
    public int Own() => 1;
    public override string ToString() => "designed";
}

[Share]
public class Plain
{
    public int Own() => 1;
}

[Share]
public partial class Parts
{
    public int One() => 1;
}

[Share]
public partial class Parts
{
    public int Two() => 2;
    public partial int Three();
}

public partial class Parts
{
    public partial int Three() => 3;
}

public class OnMembers
{
    [Share]
    public int Shared() => 1;

    public int NotShared() => 2;

    [Share(Access = ShareAccess.Read)]
    internal int Internal(Hidden hidden) => hidden.Value;

    [Share]
    public int Property { get; private set; } = 4;

    public int Half { get; [Share] set; }

    [Share]
    private void Private() => throw new InvalidOperationException();

    [Share]
    public event EventHandler? Changed;

    internal void Raise() => Changed?.Invoke(this, EventArgs.Empty);
}

internal sealed class Hidden
{
    public int Value { get; init; }
}

[Share]
internal class Inside
{
    public Hidden Make(int value) => new() { Value = value };
}
