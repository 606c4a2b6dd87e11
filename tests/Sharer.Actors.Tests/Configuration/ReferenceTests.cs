using Akka.Actor;
using Akka.Configuration.Hocon;
using Sharer.Configuration;

namespace Sharer.Actors.Tests.Configuration;

public sealed class ReferenceTests
{
    private static readonly string[] OnlyInCode =
    [
        nameof(ShareOptions<>.Interrupt), nameof(ShareOptions<>.Probe), nameof(ShareOptions<>.Reset), nameof(ShareOptions<>.IsBroken), nameof(ShareOptions<>.TimeProvider),
        nameof(BatchOptions<>.Begin), nameof(BatchOptions<>.Commit), nameof(BatchOptions<>.Rollback), nameof(BatchOptions<>.Savepoint),
        nameof(BatchOptions<>.ReleaseSavepoint), nameof(BatchOptions<>.RollbackToSavepoint), nameof(BatchOptions<>.InTransaction),
    ];

    [Fact]
    public void Reference_Defaults_AreThoseOfTheProperties()
    {
        var properties = new ShareOptions<object>();
        var reference = OptionsReader.Read<object>(SharerConfig.Reference, "any", options => options.Batch = new BatchOptions<object>());

        Assert.Equal(Values(properties), Values(reference));
        Assert.Equal(Values(properties.Restart), Values(reference.Restart));
        Assert.Equal(Values(new BatchOptions<object>()), Values(reference.Batch!));
    }

    [Fact]
    public void Reference_ResourceDefaults_HasAKeyForEveryProperty()
    {
        var defaults = SharerConfig.Reference.GetValue("sharer.resource-defaults");

        Assert.Equal(KeysOf(typeof(ShareOptions<object>)), Keys(defaults));
        Assert.Equal(KeysOf(typeof(RestartOptions)), Keys(defaults.GetChildObject("restart")));
        Assert.Equal(KeysOf(typeof(BatchOptions<object>)), Keys(defaults.GetChildObject("batch")));
    }

    [Fact]
    public void Reference_ServiceRequestsDone_HasRoomForADefaultDrain()
    {
        var options = new ShareOptions<object>();

        var limit = SharerConfig.Reference.GetTimeSpan("akka.coordinated-shutdown.phases.service-requests-done.timeout");

        Assert.True(limit > options.DrainTimeout + options.InterruptGrace);
    }

    [Fact]
    public void Reference_Mailbox_NamesATypeOfTheLibrary()
    {
        var name = SharerConfig.Reference.GetString("sharer.mailbox.mailbox-type");

        Assert.EndsWith($", {typeof(SharerConfig).Assembly.GetName().Name}", name);
        Assert.StartsWith("Sharer.Mailbox.", name);
    }

    [Theory]
    [InlineData("sharer.dispatcher")]
    [InlineData("sharer.blocking-dispatcher")]
    [InlineData("sharer.pinned-dispatcher")]
    public async Task Reference_Dispatcher_RunsAnActor(string path)
    {
        using var system = ActorSystem.Create("reference", SharerConfig.Reference);

        var echo = system.ActorOf(Props.Create(() => new Echo()).WithDispatcher(path));

        Assert.Equal("hello", await echo.Ask<string>("hello", TimeSpan.FromSeconds(30)));
        await system.Terminate();
    }

    private static IEnumerable<string> Keys(HoconValue section) => section.GetObject().Items.Keys.Order(StringComparer.Ordinal);

    private static IEnumerable<string> KeysOf(Type options) => options.GetProperties()
        .Select(property => property.Name)
        .Except(OnlyInCode)
        .Select(name => string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? $"-{c}" : $"{c}")).ToLowerInvariant())
        .Order(StringComparer.Ordinal);

    private static IEnumerable<(string, object?)> Values(object options) => options.GetType().GetProperties()
        .Where(property => property.PropertyType != typeof(RestartOptions) && property.PropertyType != typeof(BatchOptions<object>) && !OnlyInCode.Contains(property.Name))
        .Select(property => (property.Name, property.GetValue(options)));

    private sealed class Echo : UntypedActor
    {
        protected override void OnReceive(object message) => Sender.Tell(message);
    }
}
