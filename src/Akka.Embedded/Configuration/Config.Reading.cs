#nullable disable annotations // see Config.cs

using Akka.Configuration.Hocon;

namespace Akka.Configuration;

public partial class Config
{
    /// <summary>The boolean at a path: <c>on</c>, <c>off</c>, <c>true</c>, <c>false</c>, <c>yes</c> or <c>no</c>.</summary>
    /// <exception cref="NotSupportedException">The value is no boolean.</exception>
    public virtual bool GetBoolean(string path, bool @default = false) =>
        Read(path, @default, static value => value.GetBoolean());

    /// <summary>The size in bytes at a path, as <c>512</c>, <c>64 KiB</c> or <c>1MB</c>; null where there is none.</summary>
    /// <exception cref="FormatException">The value is no size.</exception>
    public virtual long? GetByteSize(string path) => GetByteSize(path, null);

    /// <summary>The size in bytes at a path, as <c>512</c>, <c>64 KiB</c> or <c>1MB</c>.</summary>
    /// <exception cref="FormatException">The value is no size.</exception>
    public virtual long? GetByteSize(string path, long? def = null) => Read(path, def, static value => value.GetByteSize());

    /// <summary>The whole number at a path.</summary>
    /// <exception cref="FormatException">The value is no whole number.</exception>
    public virtual int GetInt(string path, int @default = 0) => Read(path, @default, static value => value.GetInt());

    /// <summary>The whole number at a path.</summary>
    /// <exception cref="FormatException">The value is no whole number.</exception>
    public virtual long GetLong(string path, long @default = 0) => Read(path, @default, static value => value.GetLong());

    /// <summary>The text at a path; null where the value is <c>null</c>, a list or an object.</summary>
    public virtual string GetString(string path, string @default = null) =>
        Read(path, @default, static value => value.GetString());

    /// <summary>The number at a path.</summary>
    /// <exception cref="FormatException">The value is no number.</exception>
    public virtual float GetFloat(string path, float @default = 0) => Read(path, @default, static value => value.GetFloat());

    /// <summary>The number at a path.</summary>
    /// <exception cref="FormatException">The value is no number.</exception>
    public virtual decimal GetDecimal(string path, decimal @default = 0) =>
        Read(path, @default, static value => value.GetDecimal());

    /// <summary>The number at a path.</summary>
    /// <exception cref="FormatException">The value is no number.</exception>
    public virtual double GetDouble(string path, double @default = 0) =>
        Read(path, @default, static value => value.GetDouble());

    /// <summary>
    /// The duration at a path: <c>5s</c>, <c>1.5 minutes</c>; a bare number is milliseconds; <c>infinite</c> is
    /// <see cref="Timeout.InfiniteTimeSpan"/> where <paramref name="allowInfinite"/>.
    /// </summary>
    /// <exception cref="FormatException">The value is no duration.</exception>
    public virtual TimeSpan GetTimeSpan(string path, TimeSpan? @default = null, bool allowInfinite = true) => allowInfinite
        ? Read(path, @default.GetValueOrDefault(), static value => value.GetTimeSpan())
        : Read(path, @default.GetValueOrDefault(), static value => value.GetTimeSpan(allowInfinite: false));

    /// <summary>The booleans listed at a path.</summary>
    /// <exception cref="ConfigurationException">There is no such path.</exception>
    public virtual IList<bool> GetBooleanList(string path) => ReadList(path, static value => value.GetBooleanList());

    /// <summary>The numbers listed at a path.</summary>
    /// <exception cref="ConfigurationException">There is no such path.</exception>
    public virtual IList<decimal> GetDecimalList(string path) => ReadList(path, static value => value.GetDecimalList());

    /// <summary>The numbers listed at a path.</summary>
    /// <exception cref="ConfigurationException">There is no such path.</exception>
    public virtual IList<float> GetFloatList(string path) => ReadList(path, static value => value.GetFloatList());

    /// <summary>The numbers listed at a path.</summary>
    /// <exception cref="ConfigurationException">There is no such path.</exception>
    public virtual IList<double> GetDoubleList(string path) => ReadList(path, static value => value.GetDoubleList());

    /// <summary>The whole numbers listed at a path.</summary>
    /// <exception cref="ConfigurationException">There is no such path.</exception>
    public virtual IList<int> GetIntList(string path) => ReadList(path, static value => value.GetIntList());

    /// <summary>The whole numbers listed at a path.</summary>
    /// <exception cref="ConfigurationException">There is no such path.</exception>
    public virtual IList<long> GetLongList(string path) => ReadList(path, static value => value.GetLongList());

    /// <summary>The bytes listed at a path.</summary>
    /// <exception cref="ConfigurationException">There is no such path.</exception>
    public virtual IList<byte> GetByteList(string path) => ReadList(path, static value => value.GetByteList());

    /// <summary>The texts listed at a path; an empty list where there is none.</summary>
    public virtual IList<string> GetStringList(string path) => Read(path, null, static value => value.GetStringList()) ?? [];

    /// <summary>The texts listed at a path, or <paramref name="defaultPaths"/> where there is none.</summary>
    public virtual IList<string> GetStringList(string path, string[] defaultPaths) =>
        Read(path, defaultPaths, static value => value.GetStringList());

    private IList<T> ReadList<T>(string path, Func<HoconValue, IList<T>> read) => Read(path, null, read)
        ?? throw new ConfigurationException($"The configuration has no list at '{path}'.");

    private T Read<T>(string path, T @default, Func<HoconValue, T> read)
    {
        if (Find(path) is not { } value)
            return @default;
        try
        {
            return read(value);
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            throw new FormatException($"{path}: {e.Message}", e);
        }
        catch (NotSupportedException e)
        {
            throw new NotSupportedException($"{path}: {e.Message}", e);
        }
    }
}
