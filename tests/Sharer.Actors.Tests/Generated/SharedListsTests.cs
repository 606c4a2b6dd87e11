using System.Collections;
using Sharer.Generated;

namespace Sharer.Actors.Tests.Generated;

public sealed class SharedListsTests
{
    [Fact]
    public void Copy_OfASequence_IsAListOfItsOwn()
    {
        List<int> source = [1, 2];
        var copy = SharedLists.Copy<int>(source);
        source.Add(3);

        Assert.Equal([1, 2], copy);
        Assert.Equal(["a", "b"], SharedLists.Copy(new[] { "b", "a" }.Order()));
    }

    [Fact]
    public void Copy_OfASequenceOfAnything_KeepsItsItems() =>
        Assert.Equal([1, "two", null], SharedLists.Copy((IEnumerable)new ArrayList { 1, "two", null }));

    [Fact]
    public void Copy_OfNothing_IsNothing()
    {
        Assert.Null(SharedLists.Copy((IEnumerable<int>?)null));
        Assert.Null(SharedLists.Copy((IEnumerable?)null));
    }
}
