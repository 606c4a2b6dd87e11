using System.IO.Compression;
using System.Text;

namespace Sharer.Generators.Tests.Calls;

public sealed class AssemblyTests
{
    [Fact]
    public async Task ZipArchive_Shared_Works()
    {
        await using var zip = SharedRef.Direct(new ZipArchive(new MemoryStream(), ZipArchiveMode.Update));

        var entry = await zip.CreateEntryAsync("a.txt");
        Assert.Equal("a.txt", entry.FullName);
        Assert.Equal("b.txt", (await zip.CreateEntryAsync("b.txt", CompressionLevel.Fastest)).FullName);
        Assert.Equal(2, (await zip.GetEntriesAsync()).Count);
        Assert.Null(await zip.GetEntryAsync("c.txt"));
        Assert.False(typeof(ZipArchiveSharedRefExtensions).IsPublic);
    }

    [Fact]
    public async Task StringBuilder_Shared_Works()
    {
        await using var text = SharedRef.Direct(new StringBuilder());

        await text.AppendAsync("abc");
        await text.AppendAsync(5);
        await text.AppendAsync('c', 2);
        await text.AppendJoinAsync(",", "x", "y");
        await text.InsertAsync(0, true);
        Assert.Equal("Trueabc5ccx,y", await text.ToStringAsync());
        Assert.Equal("True", await text.ToStringAsync(0, 4));
        Assert.Equal(13, await text.GetLengthAsync());
        await text.SetLengthAsync(4);
        Assert.Equal('u', await text.GetItemAsync(2));
        await text.SetItemAsync(0, 't');
        Assert.Equal("true", await text.ToStringAsync());
    }

    [Fact]
    public async Task Collections_Shared_Work()
    {
        await using var stack = SharedRef.Direct(new Stack<string>());
        await using var list = SharedRef.Direct(new List<int>());
        await using var map = SharedRef.Direct<IDictionary<string, int>>(new Dictionary<string, int>());

        await stack.PushAsync("a");
        Assert.Equal((true, "a"), await stack.TryPeekAsync());
        Assert.Equal("a", await stack.PopAsync());
        Assert.Null((await stack.TryPopAsync()).Result ? "" : null);
        await list.AddAsync(5);
        await list.AddRangeAsync([3, 4]);
        await list.SortAsync();
        Assert.Equal([3, 4, 5], (await list.ToArrayAsync()).ToList());
        Assert.Equal(4, await list.GetItemAsync(1));
        Assert.Equal(["3", "4", "5"], await list.ConvertAllAsync(static n => n.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal([3, 4, 5], await list.GetEnumeratorAsync().ToListAsync());
        await map.AddAsync("a", 1);
        await map.SetItemAsync("b", 2);
        Assert.Equal((true, 2), await map.TryGetValueAsync("b"));
        Assert.Equal(2, await map.GetCountAsync());
        Assert.True(await map.RemoveAsync("a"));
        Assert.Equal(["b"], (await map.GetEnumeratorAsync().ToListAsync()).Select(static p => p.Key));
    }

    [Fact]
    public async Task Stream_Shared_Works()
    {
        await using var stream = SharedRef.Direct<Stream>(new MemoryStream());

        await stream.WriteAsync([1, 2, 3], 0, 3);
        Assert.Equal(3, await stream.GetLengthAsync());
        Assert.Equal(0, await stream.SeekAsync(0, SeekOrigin.Begin));
        var buffer = new byte[2];
        Assert.Equal(2, await stream.ReadAsync(buffer.AsMemory()));
        Assert.Equal(3, await stream.ReadByteAsync());
        await stream.SetPositionAsync(1);
        Assert.Equal(1, await stream.GetPositionAsync());
        await stream.FlushAsync();
        Assert.True(await stream.GetCanReadAsync());
    }
}
