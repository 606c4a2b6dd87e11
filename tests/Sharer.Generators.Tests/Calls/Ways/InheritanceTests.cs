using Akka.Actor;
using Corpus;

namespace Sharer.Generators.Tests.Calls.Ways;

public sealed class InheritanceTests(Engine engine) : FacadeTests(engine)
{
    [Theory]
    [EveryWay]
    public async Task Interface_EachFacade_DoesWhatItsMemberDoes(Way way)
    {
        await using var shared = Share<IFile>(way, static () => new TextFile());

        Assert.Equal("file", await shared.GetNameAsync());
        Assert.Equal("IFile 4", await shared.ReadAsync());
        Assert.Equal("IFile 9", await shared.ReadAsync(9));
        Assert.Equal("default", await shared.DefaultAsync());
        Assert.Equal(1, await shared.GetLengthAsync());
        await shared.SetLengthAsync(7);
        Assert.Equal(7, await shared.AskAsync(static file => ((IWriter)file).Length));
        Assert.Equal("x2", await shared.GetItemAsync(2));
        Assert.Equal("y2", await shared.GetItemAsync(2, "y"));
        await using var written = shared.WrittenAsync().GetAsyncEnumerator();
        var first = written.MoveNextAsync();
        await shared.WriteAsync("text");
        Assert.True(await first);
        Assert.Equal("text", written.Current);
    }

    [Fact]
    public async Task InterfaceMessages_Sent_AreAnswered()
    {
        await using var actor = Messages<IFile>(static () => new TextFile());

        await actor.AnswersAsync(new IFileMessages.GetName(), "file");
        await actor.AnswersAsync(new IFileMessages.Read(), "IFile 4");
        await actor.AnswersAsync(new IFileMessages.Default(), "default");
        await actor.AnswersAsync(new IFileMessages.GetLength(), 1);
        await actor.IsDoneAsync(new IFileMessages.SetLength(7));
        await actor.AnswersAsync(new IFileMessages.GetItem(2), "x2");
        await actor.IsDoneAsync(new IFileMessages.Write("text"));
    }

    [Theory]
    [EveryWay]
    public async Task Base_EachFacade_CallsTheMostDerivedOverride(Way way)
    {
        await using var plain = Share(way, static () => new Base());
        await using var shared = Share<Base>(way, static () => new Derived());

        Assert.Equal("base", await plain.WhoAsync());
        Assert.Equal("derived", await shared.WhoAsync());
        Assert.Equal("base", await shared.HiddenAsync());
        Assert.Equal("base int", await shared.OverloadAsync(1));
        Assert.Equal("derived int", await shared.VirtualAsync(1));
        Assert.Equal(2, await shared.GetNumberAsync());
        await shared.SetNumberAsync(8);
        Assert.Equal(9, await shared.GetNumberAsync());
        Assert.Equal("base", await shared.GetFieldAsync());
        Assert.Equal("base", await shared.MarkedAsync());
        await shared.SelfAsync();
    }

    [Fact]
    public async Task BaseMessages_Sent_AreAnsweredByADerivedResourceToo()
    {
        await using var shared = Messages<Base>(static () => new Derived());
        await using var derived = Messages(static () => new Derived());

        await shared.AnswersAsync(new BaseMessages.Who(), "derived");
        await shared.AnswersAsync(new BaseMessages.Hidden(), "base");
        await shared.AnswersAsync(new BaseMessages.Overload(1), "base int");
        await shared.AnswersAsync(new BaseMessages.Virtual(1), "derived int");
        await shared.IsDoneAsync(new BaseMessages.SetNumber(8));
        await shared.AnswersAsync(new BaseMessages.GetNumber(), 9);
        await shared.AnswersAsync(new BaseMessages.GetField(), "base");
        await shared.AnswersAsync(new BaseMessages.Marked(), "base");
        await shared.IsDoneAsync(new BaseMessages.Self());
        Assert.Equal("base", await derived.Shared.Actor.Ask<string>(new BaseMessages.Hidden(), TimeSpan.FromSeconds(30)));
    }

    [Theory]
    [EveryWay]
    public async Task Derived_EachFacade_DoesWhatItsMemberDoes(Way way)
    {
        await using var shared = Share(way, static () => new Derived());

        Assert.Equal("derived", await shared.WhoAsync());
        Assert.Equal("derived", await shared.HiddenAsync());
        Assert.Equal("derived long", await shared.OverloadAsync(1L));
        Assert.Equal("base int", await shared.OverloadAsync(1));
        Assert.Equal("derived long", await shared.VirtualAsync(1L));
        Assert.Equal("derived int", await shared.VirtualAsync(1));
        Assert.Equal(2, await shared.GetNumberAsync());
        await shared.SetNumberAsync(8);
        Assert.Equal(9, await shared.GetNumberAsync());
        Assert.Equal("derived", await shared.FieldAsync());
        await shared.SelfAsync();
        Assert.Equal("read 3", await shared.ReadAsync());
        Assert.Equal("read 8", await shared.ReadAsync(from: 8));
        Assert.Equal(5, await shared.GetLengthAsync());
        await shared.SetLengthAsync(7);
        Assert.Equal(7, await shared.AskAsync(static derived => ((IWriter)derived).Length));
        Assert.Equal("x3", await shared.GetItemAsync(3));
        Assert.Equal("z3", await shared.GetItemAsync(3, format: "z"));
        Assert.False(await shared.EqualsAsync(new Derived()));
        Assert.False(await shared.EqualsAsync(null));
        Assert.Equal("derived", await shared.ToStringAsync());
        Assert.Equal("base", await shared.MarkedAsync());
        await using var written = shared.WrittenAsync().GetAsyncEnumerator();
        var first = written.MoveNextAsync();
        await shared.WriteAsync("text");
        Assert.True(await first);
        Assert.Equal("text", written.Current);
        Assert.DoesNotContain(typeof(DerivedSharedRefExtensions).GetMethods(), static method => method.Name.Contains("Ignored", StringComparison.Ordinal));
    }

    [Fact]
    public async Task DerivedMessages_Sent_AreAnswered()
    {
        await using var actor = Messages(static () => new Derived());

        await actor.AnswersAsync(new DerivedMessages.Who(), "derived");
        await actor.AnswersAsync(new DerivedMessages.Hidden(), "derived");
        await actor.AnswersAsync(new DerivedMessages.Overload(1L), "derived long");
        await actor.AnswersAsync(new DerivedMessages.OverloadByA(1), "base int");
        await actor.AnswersAsync(new DerivedMessages.Virtual(1L), "derived long");
        await actor.AnswersAsync(new DerivedMessages.VirtualByA(1), "derived int");
        await actor.IsDoneAsync(new DerivedMessages.SetNumber(8));
        await actor.AnswersAsync(new DerivedMessages.GetNumber(), 9);
        await actor.AnswersAsync(new DerivedMessages.Field(), "derived");
        await actor.IsDoneAsync(new DerivedMessages.Self());
        await actor.AnswersAsync(new DerivedMessages.Read(), "read 3");
        await actor.AnswersAsync(new DerivedMessages.GetLength(), 5);
        await actor.IsDoneAsync(new DerivedMessages.SetLength(7));
        await actor.AnswersAsync(new DerivedMessages.GetItem(3, "z"), "z3");
        await actor.IsDoneAsync(new DerivedMessages.Write("text"));
        await actor.AnswersAsync(new DerivedMessages.EqualsCall(null), false);
        await actor.AnswersAsync(new DerivedMessages.ToStringCall(), "derived");
        await actor.AnswersAsync(new DerivedMessages.Marked(), "base");
    }

    [Theory]
    [EveryWay]
    public async Task Records_EachFacade_DoesWhatItsMemberDoes(Way way)
    {
        await using var person = Share(way, static () => new Person("Ann", 34));
        await using var employee = Share(way, static () => new Employee("Bob", 50, "Boss"));

        Assert.Equal(("Ann", 34), (await person.GetNameAsync(), await person.GetAgeAsync()));
        Assert.Equal("I am Ann", await person.GreetAsync());
        await person.SetMutableAsync(3);
        Assert.Equal(3, await person.GetMutableAsync());
        Assert.Equal(("Bob", 50, "Boss"), (await employee.GetNameAsync(), await employee.GetAgeAsync(), await employee.GetTitleAsync()));
        Assert.Equal("I am Bob", await employee.GreetAsync());
        await employee.SetMutableAsync(4);
        Assert.Equal(4, await employee.GetMutableAsync());
        Assert.DoesNotContain(
            typeof(EmployeeSharedRefExtensions).GetMethods().Concat(typeof(PersonSharedRefExtensions).GetMethods()),
            static method => method.IsStatic && (method.Name is "ToStringAsync" or "EqualsAsync" or "DeconstructAsync" or "SetNameAsync"));
    }

    [Fact]
    public async Task RecordMessages_Sent_AreAnswered()
    {
        await using var person = Messages(static () => new Person("Ann", 34));
        await using var employee = Messages(static () => new Employee("Bob", 50, "Boss"));

        await person.AnswersAsync(new PersonMessages.GetName(), "Ann");
        await person.AnswersAsync(new PersonMessages.GetAge(), 34);
        await person.AnswersAsync(new PersonMessages.Greet(), "I am Ann");
        await person.IsDoneAsync(new PersonMessages.SetMutable(3));
        await person.AnswersAsync(new PersonMessages.GetMutable(), 3);
        await employee.AnswersAsync(new EmployeeMessages.GetTitle(), "Boss");
        await employee.AnswersAsync(new EmployeeMessages.GetName(), "Bob");
        await employee.AnswersAsync(new EmployeeMessages.GetAge(), 50);
        await employee.AnswersAsync(new EmployeeMessages.Greet(), "I am Bob");
        await employee.IsDoneAsync(new EmployeeMessages.SetMutable(3));
        await employee.AnswersAsync(new EmployeeMessages.GetMutable(), 3);
    }

    [Theory]
    [EveryWay]
    public async Task OtherClasses_EachFacade_DoesWhatItsMemberDoes(Way way)
    {
        await using var remote = Share(way, static () => new Remote());
        await using var designed = Share(way, static () => new Designed());
        await using var plain = Share(way, static () => new Plain());
        await using var parts = Share(way, static () => new Parts());
        await using var inside = Share(way, static () => new Inside());

        Assert.Equal(1, await remote.OwnAsync());
        Assert.Equal(1, await designed.OwnAsync());
        Assert.Equal("designed", await designed.ToStringAsync());
        Assert.Equal(1, await plain.OwnAsync());
        Assert.Equal((1, 2, 3), (await parts.OneAsync(), await parts.TwoAsync(), await parts.ThreeAsync()));
        Assert.Equal(6, (await inside.MakeAsync(6)).Value);
        Assert.Single(Facades(typeof(PlainSharedRefExtensions)));
        Assert.Single(Facades(typeof(RemoteSharedRefExtensions)));
        Assert.Equal(2, Facades(typeof(DesignedSharedRefExtensions)).Count());
        Assert.False(typeof(InsideSharedRefExtensions).IsPublic);
        Assert.False(typeof(InsideMessages).IsPublic);

        static IEnumerable<string> Facades(Type type) => type.GetMethods().Where(static method => method.IsStatic).Select(static method => method.Name);
    }

    [Theory]
    [EveryWay]
    public async Task OnMembers_OnlyTheMarked_HaveFacades(Way way)
    {
        await using var shared = Share(way, static () => new OnMembers());

        Assert.Equal(1, await shared.SharedAsync());
        Assert.Equal(5, await shared.InternalAsync(new Hidden { Value = 5 }));
        Assert.Equal(4, await shared.GetPropertyAsync());
        await shared.SetHalfAsync(3);
        Assert.Equal(3, await shared.AskAsync(static it => it.Half));
        await using var changed = shared.ChangedAsync().GetAsyncEnumerator();
        var first = changed.MoveNextAsync();
        await shared.AskAsync(static it => it.Raise());
        Assert.True(await first);
        Assert.Same(EventArgs.Empty, changed.Current);
        Assert.Equal(
            ["ChangedAsync", "GetPropertyAsync", "SetHalfAsync", "SharedAsync"],
            typeof(OnMembersSharedRefExtensions).GetMethods().Where(static m => m.IsStatic).Select(static m => m.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task OtherMessages_Sent_AreAnswered()
    {
        await using var remote = Messages(static () => new Remote());
        await using var designed = Messages(static () => new Designed());
        await using var plain = Messages(static () => new Plain());
        await using var parts = Messages(static () => new Parts());
        await using var inside = Messages(static () => new Inside());
        await using var members = Messages(static () => new OnMembers());

        await remote.AnswersAsync(new RemoteMessages.Own(), 1);
        await designed.AnswersAsync(new DesignedMessages.Own(), 1);
        await designed.AnswersAsync(new DesignedMessages.ToStringCall(), "designed");
        await plain.AnswersAsync(new PlainMessages.Own(), 1);
        await parts.AnswersAsync(new PartsMessages.One(), 1);
        await parts.AnswersAsync(new PartsMessages.Two(), 2);
        await parts.AnswersAsync(new PartsMessages.Three(), 3);
        Assert.Equal(6, Assert.IsType<Hidden>(await inside.AskAsync(Messenger<Inside>.RoundTrip(new InsideMessages.Make(6)))).Value);
        await members.AnswersAsync(new OnMembersMessages.Shared(), 1);
        await members.AnswersAsync(new OnMembersMessages.Internal(new Hidden { Value = 5 }), 5);
        await members.AnswersAsync(new OnMembersMessages.GetProperty(), 4);
        await members.IsDoneAsync(new OnMembersMessages.SetHalf(3));
    }

    private sealed class TextFile : IFile
    {
        private int _length = 2;

        public event Action<string>? Written;

        public string Name => "file";

        int IReader.Length => 1;

        int IWriter.Length { get => _length; set => _length = value; }

        public string this[int index, string format] => format + index;

        string IReader.Read(int from) => "IReader " + from;

        string IFile.Read(int from) => "IFile " + from;

        public void Write(string text) => Written?.Invoke(text);
    }
}
