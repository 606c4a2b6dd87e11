using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Event;
using Akka.TestKit.Configs;

namespace Akka.TestKit;

/// <summary>
/// What a test needs of an actor system: a <see cref="TestActor"/> that keeps the messages it gets, and methods that
/// expect them. Test frameworks derive from it; see <c>Akka.TestKit.Xunit2.TestKit</c>.
/// </summary>
/// <remarks>
/// What a test sends has its test actor as sender, unless the class is marked with <see cref="INoImplicitSender"/>.
/// </remarks>
public abstract partial class TestKitBase : IActorRefFactory
{
    private static int _lastTestActorId;

    private readonly ITestKitAssertions _assertions;
    private TestState _state = null!;

    /// <summary>Tests with a system, or with a new one.</summary>
    protected TestKitBase(ITestKitAssertions assertions, ActorSystem? system = null, string? testActorName = null)
        : this(assertions, system, ActorSystemSetup.Empty, null, testActorName)
    {
    }

    /// <summary>Tests with a new system.</summary>
    protected TestKitBase(
        ITestKitAssertions assertions, ActorSystemSetup setup, string? actorSystemName = null, string? testActorName = null)
        : this(assertions, null, setup, actorSystemName, testActorName)
    {
    }

    /// <summary>Tests with a new system.</summary>
    protected TestKitBase(
        ITestKitAssertions assertions, Config config, string? actorSystemName = null, string? testActorName = null)
        : this(assertions, null, ActorSystemSetup.Create(BootstrapSetup.Create().WithConfig(config)), actorSystemName, testActorName)
    {
    }

    /// <summary>Tests with a system, or with a new one.</summary>
    /// <exception cref="ArgumentNullException">There are no assertions.</exception>
    protected TestKitBase(
        ITestKitAssertions assertions, ActorSystem? system, ActorSystemSetup config, string? actorSystemName, string? testActorName)
    {
        ArgumentNullException.ThrowIfNull(assertions);
        _assertions = assertions;
        InitializeTest(system, config, actorSystemName, testActorName);
    }

    /// <summary>The configuration that a new system falls back to.</summary>
    public static Config DefaultConfig => TestConfigs.DefaultConfig;

    /// <summary>A configuration that logs all that actors can be made to log.</summary>
    public static Config FullDebugConfig { get; } = ConfigurationFactory.ParseString(
        """
        akka {
          loglevel = DEBUG
          stdout-loglevel = DEBUG
          log-dead-letters = true
          log-dead-letters-during-shutdown = true
          actor.debug {
            receive = true
            autoreceive = true
            lifecycle = true
            event-stream = true
            unhandled = true
            fsm = true
            router-misconfiguration = true
          }
        }
        """);

    /// <summary>The actor system under test.</summary>
    public ActorSystem Sys => _state.System;

    /// <summary>The settings of <see cref="Sys"/> for tests.</summary>
    public TestKitSettings TestKitSettings => _state.Settings;

    /// <summary>The actor whose messages the test expects.</summary>
    public IActorRef TestActor => _state.TestActor;

    /// <summary>The test's own log.</summary>
    public ILoggingAdapter Log => _state.Log;

    /// <summary>Expects or mutes log events of <see cref="Sys"/>.</summary>
    public EventFilterFactory EventFilter => _state.EventFilter;

    /// <summary>The message that was received last.</summary>
    /// <exception cref="IllegalActorStateException">The last attempt to receive got none.</exception>
    public object LastMessage => _state.Last.Message;

    /// <summary>The sender of the message that was received last.</summary>
    /// <exception cref="IllegalActorStateException">The last attempt to receive got none.</exception>
    public IActorRef LastSender => _state.Last.Sender;

    /// <summary>Whether there are messages that the test has not received yet.</summary>
    public bool HasMessages => _state.Messages.HasMessages;

    /// <summary>Expects or mutes log events of another system.</summary>
    public EventFilterFactory CreateEventFilter(ActorSystem system) => new(this, system);

    /// <summary>Sets the test up: makes the system if there is none, and the test actor.</summary>
    protected virtual void InitializeTest(
        ActorSystem? system, ActorSystemSetup config, string? actorSystemName, string? testActorName)
    {
        if (system is null)
            system = ActorSystem.Create(actorSystemName ?? "test", WithDefaults(config));
        else
            system.Settings.InjectTopLevelFallback(DefaultConfig);

        system.RegisterExtension(new TestKitExtension());
        system.RegisterExtension(new TestKitAssertionsExtension(_assertions));
        system.Dispatchers.RegisterConfigurator(
            CallingThreadDispatcher.Id,
            new CallingThreadDispatcherConfigurator(system.Settings.Config, system.Dispatchers.Prerequisites));

        _state = new TestState(system, Logging.GetLogger(system, GetType()));
        _state.EventFilter = new EventFilterFactory(this);
        _state.TestActor = CreateTestActor(
            string.IsNullOrEmpty(testActorName) ? $"testActor{Interlocked.Increment(ref _lastTestActorId)}" : testActorName);

        // A probe is made within a test and leaves the test's own sender alone.
        if (this is not TestProbe)
            ImplicitSender.Set(this is INoImplicitSender ? null : _state.TestActor);
    }

    /// <summary>Sets the test up: makes the system if there is none, and the test actor.</summary>
    protected void InitializeTest(ActorSystem? system, Config config, string? actorSystemName, string? testActorName) =>
        InitializeTest(
            system, ActorSystemSetup.Create(BootstrapSetup.Create().WithConfig(config)), actorSystemName, testActorName);

    private static ActorSystemSetup WithDefaults(ActorSystemSetup setup)
    {
        var bootstrap = setup.Get<BootstrapSetup>().GetOrElse(BootstrapSetup.Create());
        return setup.WithSetup(bootstrap.WithConfigFallback(DefaultConfig));
    }
}
