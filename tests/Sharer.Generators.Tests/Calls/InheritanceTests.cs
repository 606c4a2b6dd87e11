using Corpus;

namespace Sharer.Generators.Tests.Calls;

public sealed class InheritanceTests
{
    [Fact]
    public async Task Derived_EachMember_IsTheMostDerived()
    {
        await using var shared = SharedRef.Direct(new Derived());

        Assert.Equal("derived", await shared.WhoAsync());
        Assert.Equal("derived", await shared.HiddenAsync());
        Assert.Equal("base int", await shared.OverloadAsync(5));
        Assert.Equal("derived long", await shared.OverloadAsync(5L));
        Assert.Equal("derived int", await shared.VirtualAsync(5));
        Assert.Equal("derived long", await shared.VirtualAsync(5L));
        await shared.SetNumberAsync(5);
        Assert.Equal(6, await shared.GetNumberAsync());
        Assert.Equal("derived", await shared.FieldAsync());
        Assert.Equal("base", await shared.MarkedAsync());
        await shared.SelfAsync();
        Assert.Equal("derived", await shared.ToStringAsync());
        Assert.False(await shared.EqualsAsync(null));
    }

    [Fact]
    public async Task Derived_ExplicitMembers_AreReachedThroughTheirInterface()
    {
        await using var shared = SharedRef.Direct(new Derived());

        Assert.Equal("read 3", await shared.ReadAsync());
        Assert.Equal("read 5", await shared.ReadAsync(from: 5));
        Assert.Equal(5, await shared.GetLengthAsync());
        await shared.SetLengthAsync(9);
        Assert.Equal("x1", await shared.GetItemAsync(1));
        Assert.Equal("y1", await shared.GetItemAsync(1, "y"));
        await using var written = shared.WrittenAsync().GetAsyncEnumerator();
        var next = written.MoveNextAsync();
        await shared.WriteAsync("w");
        Assert.True(await next);
        Assert.Equal("w", written.Current);
    }

    [Fact]
    public async Task Base_EachMember_Works()
    {
        await using var shared = SharedRef.Direct(new Base());

        Assert.Equal("base", await shared.WhoAsync());
        Assert.Equal("base", await shared.GetFieldAsync());
        Assert.Equal(1, await shared.GetNumberAsync());
        await shared.SelfAsync();
    }

    [Fact]
    public async Task Interface_WithItsBases_Works()
    {
        await using var shared = SharedRef.Direct<IFile>(new TextFile());

        Assert.Equal("file 4", await shared.ReadAsync());
        Assert.Equal("name", await shared.GetNameAsync());
        Assert.Equal("default", await shared.DefaultAsync());
        await shared.WriteAsync("x");
        await shared.SetLengthAsync(7);
        Assert.Equal("i1", await shared.GetItemAsync(1));
        Assert.Equal(1, await shared.GetLengthAsync());
    }

    [Fact]
    public async Task Records_HaveNoSynthesizedMembers()
    {
        await using var person = SharedRef.Direct(new Person("Ann", 34));
        await using var employee = SharedRef.Direct(new Employee("Bob", 35, "t"));

        Assert.Equal("I am Ann", await person.GreetAsync());
        Assert.Equal(34, await person.GetAgeAsync());
        await person.SetMutableAsync(5);
        Assert.Equal(5, await person.GetMutableAsync());
        Assert.Equal("I am Bob", await employee.GreetAsync());
        Assert.Equal("t", await employee.GetTitleAsync());
        Assert.Equal(
            ["GetAgeAsync", "GetMutableAsync", "GetNameAsync", "GreetAsync", "SetMutableAsync"],
            typeof(PersonSharedRefExtensions).GetMethods().Where(static m => m.IsStatic).Select(static m => m.Name).Order());
    }

    [Fact]
    public async Task Roots_AreNotShared()
    {
        await using var remote = SharedRef.Direct(new Remote());
        await using var designed = SharedRef.Direct(new Designed());

        Assert.Equal(1, await remote.OwnAsync());
        Assert.Equal("designed", await designed.ToStringAsync());
        Assert.Equal(["OwnAsync"], typeof(RemoteSharedRefExtensions).GetMethods().Where(static m => m.IsStatic).Select(static m => m.Name));
        Assert.Equal(["OwnAsync"], typeof(PlainSharedRefExtensions).GetMethods().Where(static m => m.IsStatic).Select(static m => m.Name));
    }

    [Fact]
    public async Task PartsAndMembers_AreSharedOnce()
    {
        await using var parts = SharedRef.Direct(new Parts());
        var plain = new OnMembers();
        await using var members = SharedRef.Direct(plain);
        await using var inside = SharedRef.Direct(new Inside());

        Assert.Equal((1, 2, 3), (await parts.OneAsync(), await parts.TwoAsync(), await parts.ThreeAsync()));
        Assert.Equal(1, await members.SharedAsync());
        Assert.Equal(5, await members.InternalAsync(new Hidden { Value = 5 }));
        Assert.Equal(4, await members.GetPropertyAsync());
        await members.SetHalfAsync(8);
        Assert.Equal(8, plain.Half);
        Assert.Equal(6, (await inside.MakeAsync(6)).Value);
        Assert.Equal(
            ["ChangedAsync", "GetPropertyAsync", "SetHalfAsync", "SharedAsync"],
            typeof(OnMembersSharedRefExtensions).GetMethods().Where(static m => m.IsStatic).Select(static m => m.Name).Order());
        await using var changed = members.ChangedAsync().GetAsyncEnumerator();
        var next = changed.MoveNextAsync();
        await members.AskAsync(static m => m.Raise());
        Assert.True(await next);
    }

    private sealed class TextFile : IFile
    {
        public string Name => "name";

        public int Length { get; set; } = 2;

        int IReader.Length => 1;

        public event Action<string>? Written;

        public string Read(int from = 4) => "file " + from;

        string IReader.Read(int from) => "reader " + from;

        public void Write(string text) => Written?.Invoke(text);

        public string this[int index, string format = "x"] => "i" + index;
    }
}
