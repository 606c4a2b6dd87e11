using System.Collections;
using System.Globalization;
using System.Text.Json;
using Akka;
using Akka.Actor;
using Corpus;

namespace Sharer.Generators.Tests.Calls;

public sealed class MessagesTests : IDisposable
{
    private readonly ActorSystem _system = ActorSystem.Create("messages");

    public void Dispose() => _system.Dispose();

    [Fact]
    public async Task Messages_OfEachKind_AreAnswered()
    {
        var users = _system.Share("users", static () => new UserDatabase()).Actor;
        var tasks = _system.Share("tasks", static () => new Asynchronous()).Actor;
        var sequences = _system.Share("sequences", static () => new Sequences()).Actor;
        var fluent = _system.Share("fluent", static () => new Fluent()).Actor;
        var parameters = _system.Share("parameters", static () => new Parameters()).Actor;
        var cache = _system.Share("cache", static () => new Cache<string, object>()).Actor;
        var derived = _system.Share("derived", static () => new Derived()).Actor;

        Assert.Equal(1L, await users.Ask<long>(new UserDatabaseMessages.AddUser("Ann", 34)));
        Assert.Equal((true, 34), await users.Ask<(bool, int)>(new UserDatabaseMessages.TryFind("Ann")));
        Assert.Equal(["Ann"], await users.Ask<IReadOnlyList<string>>(new UserDatabaseMessages.Export()));
        Assert.Equal(1, await users.Ask<int>(new UserDatabaseMessages.GetCount()));
        Assert.Same(Done.Instance, await users.Ask<object>(new UserDatabaseMessages.SetTitle("t")));
        Assert.Same(Done.Instance, await users.Ask<object>(new UserDatabaseMessages.Clear()));
        Assert.Equal(10, await tasks.Ask<int>(new AsynchronousMessages.Compute(5)));
        Assert.Same(Done.Instance, await tasks.Ask<object>(new AsynchronousMessages.RunAsync(2)));
        Assert.Same(Done.Instance, await tasks.Ask<object>(new AsynchronousMessages.FluentValue()));
        Assert.Equal((true, 3), await tasks.Ask<(bool, int)>(new AsynchronousMessages.TryLater("abc")));
        Assert.Equal(7, await tasks.Ask<int>(new AsynchronousMessages.Twist(3, 4)));
        Assert.Equal([0, 1], await tasks.Ask<IEnumerable<int>>(new AsynchronousMessages.Lazy(2)));
        Assert.Equal("e", await tasks.Ask<string>(new AsynchronousMessages.Echo<string>("e")));
        Assert.Equal([0, 1], await sequences.Ask<IReadOnlyList<int>>(new SequencesMessages.LaterEnumerator(2)));
        Assert.Equal([1, "a", null], await sequences.Ask<IReadOnlyList<object?>>(new SequencesMessages.Untyped()));
        Assert.Same(Done.Instance, await fluent.Ask<object>(new FluentMessages.Add(5)));
        Assert.Equal(6, await fluent.Ask<int>(new FluentMessages.Maybe()));
        Assert.Equal(6, await parameters.Ask<int>(new ParametersMessages.Sum(1, 2, 3)));
        Assert.Equal(new Parameters().Defaults(), await parameters.Ask<string>(new ParametersMessages.Defaults()));
        Assert.Equal(7, await parameters.Ask<int>(new ParametersMessages.RefReadOnly(new Point { X = 3 }, 4)));
        Assert.Equal("parameters", await parameters.Ask<string>(new ParametersMessages.ToStringCall()));
        Assert.Same(Done.Instance, await cache.Ask<object>(new Cache2Messages<string, object>.Set("a", "b")));
        Assert.Equal("b", await cache.Ask<object>(new Cache2Messages<string, object>.GetItem("a")));
        Assert.Equal(5, await cache.Ask<int>(new Cache2Messages<string, object>.Same<int>(5)));
        Assert.Equal("read 5", await derived.Ask<string>(new DerivedMessages.Read(5)));
    }

    [Fact]
    public void Messages_AsJson_ComeBackWithTheParametersAlone()
    {
        Assert.Equal("{\"Name\":\"Ann\",\"Age\":34}", JsonSerializer.Serialize(new UserDatabaseMessages.AddUser("Ann", 34)));
        Assert.Equal(new UserDatabaseMessages.AddUser("Ann", 34), Back(new UserDatabaseMessages.AddUser("Ann", 34)));
        Assert.Equal(new ParametersMessages.Optional("t"), Back(new ParametersMessages.Optional("t")));
        Assert.Equal(new ParametersMessages.Same(1, 2), Back(new ParametersMessages.Same(1, 2)));
        Assert.Equal([1, 2], Back(new ParametersMessages.Sum(1, 2)).Values);
        Assert.Equal(new ParametersMessages.OptionalByTextNumber("t", 5), JsonSerializer.Deserialize<ParametersMessages.OptionalByTextNumber>("{\"Text\":\"t\",\"Number\":5}"));
        Assert.Equal(1, JsonSerializer.Deserialize<ParametersMessages.OptionalByTextNumber>("{\"Text\":\"t\"}")!.Number);
        Assert.Equal(new GenericMessages.Unmanaged<int>(5), Back(new GenericMessages.Unmanaged<int>(5)));
        Assert.Equal(new UserDatabaseMessages.Clear(), Back(new UserDatabaseMessages.Clear()));
    }

    public static TheoryData<Type> PlainMessages => [.. typeof(UserDatabaseMessages).Assembly.GetTypes()
        .Where(static t => t.Namespace == "Corpus" && t is { IsNestedPublic: true, IsGenericType: false } && t.DeclaringType!.Name.EndsWith("Messages", StringComparison.Ordinal))
        .Where(static t => t.GetProperties().All(static p => ValueOf(p.PropertyType) is not null))];

    [Theory]
    [MemberData(nameof(PlainMessages))]
    public void Message_AnyWithPlainParameters_RoundTrips(Type type)
    {
        var constructor = type.GetConstructors().Single();
        var message = constructor.Invoke([.. constructor.GetParameters().Select(static p => ValueOf(p.ParameterType))]);

        var json = JsonSerializer.Serialize(message, type);
        var back = JsonSerializer.Deserialize(json, type);

        Assert.Equal(json, JsonSerializer.Serialize(back, type));
        Assert.All(type.GetProperties(), property =>
        {
            Assert.Equal(Items(property.GetValue(message)), Items(property.GetValue(back)));
        });
    }

    private static IEnumerable<object?> Items(object? value) => value is IEnumerable items ? items.Cast<object?>() : [value];

    private static T Back<T>(T message) => JsonSerializer.Deserialize<T>(JsonSerializer.Serialize(message))!;

    private static object? ValueOf(Type type) =>
        type == typeof(string) ? "text"
        : type == typeof(int[]) ? new[] { 1, 2 }
        : Nullable.GetUnderlyingType(type) is { } underlying ? ValueOf(underlying)
        : type.IsEnum ? Enum.ToObject(type, 1)
        : type == typeof(char) ? 'c'
        : type.IsPrimitive && type != typeof(nint) ? Convert.ChangeType(1, type, CultureInfo.InvariantCulture)
        : type == typeof(decimal) ? 1.5m
        : type == typeof(DateTimeOffset) ? DateTimeOffset.UnixEpoch
        : type == typeof(TimeSpan) ? TimeSpan.FromSeconds(5)
        : type == typeof(Uri) ? new Uri("https://example.org/")
        : type == typeof(Guid) ? Guid.Empty
        : null;
}
