using System.Globalization;
using System.IO.MemoryMappedFiles;

namespace Sharer.Stress.HostStop;

/// <summary>The sizes of the batches of another process, in a file that both map: what is written there outlives that process, whatever ends it.</summary>
internal sealed class BatchSizes : IDisposable
{
    public const string PathVariable = "SHARER_STRESS_BATCHES";
    public const int Largest = 512;

    private readonly string _path;
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _counts;

    /// <param name="path">The file, which is made if it is not there.</param>
    public BatchSizes(string path)
    {
        _path = path;
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.OpenOrCreate, null, (Largest + 1) * sizeof(long));
        _counts = _file.CreateViewAccessor();
    }

    /// <summary>Has a process that is about to start write here.</summary>
    public void Watch(IDictionary<string, string?> environment)
    {
        environment["DOTNET_STARTUP_HOOKS"] = typeof(StartupHook).Assembly.Location;
        environment[PathVariable] = _path;
    }

    /// <summary>One more batch of this size. For one thread at a time, as the writer's is.</summary>
    public void Add(long size)
    {
        var at = Math.Clamp(size, 0, Largest) * sizeof(long);
        _counts.Write(at, _counts.ReadInt64(at) + 1);
    }

    /// <summary>How many batches there were of each size.</summary>
    public long[] Read() => [.. Enumerable.Range(0, Largest + 1).Select(size => _counts.ReadInt64(size * sizeof(long)))];

    public static string Describe(long[] counts)
    {
        var batches = counts.Sum();
        return batches == 0 ? "no batches" : string.Create(
            CultureInfo.InvariantCulture,
            $"{batches:N0} batches of {counts.Select(static (count, size) => (double)count * size).Sum() / batches:0.0} calls on average, the largest of {Array.FindLastIndex(counts, static count => count > 0)}, {counts[Largest]:N0} of {Largest}");
    }

    public void Dispose()
    {
        _counts.Dispose();
        _file.Dispose();
    }
}
