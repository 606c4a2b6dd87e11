using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Actor.Internal;

/// <summary>The system.</summary>
internal sealed partial class ActorSystemImpl : ExtendedActorSystem
{
    private readonly TerminationCallbacks _termination;
    private IActorRef? _deadLetterListener;

    public ActorSystemImpl(string name, Config config, ActorSystemSetup setup)
    {
        ArgumentNullException.ThrowIfNull(config);
        CheckName(name);
        Name = name;
        Settings = new Settings(this, config, setup);
        EventStream = new EventStream(Settings.DebugEventStream);
        EventStream.StartStdoutLogger(Settings);
        Log = Logging.GetLogger(EventStream, $"ActorSystem({name})", Settings.LogFormatter);
        Scheduler = ConfiguredTypes.Create<IScheduler>(Settings.SchedulerClass, "akka.scheduler.implementation", Settings.Config, Log);
        try
        {
            LocalProvider = CreateProvider();
            _termination = new TerminationCallbacks(LocalProvider.TerminationTask, Log);
            Mailboxes = new Mailboxes(this);
            Dispatchers = new Dispatchers(this, new DefaultDispatcherPrerequisites(EventStream, Scheduler, Settings, Mailboxes), Log);
        }
        catch
        {
            StopScheduler();
            throw;
        }
    }

    public override string Name { get; }

    public override Settings Settings { get; }

    public override EventStream EventStream { get; }

    public override ILoggingAdapter Log { get; }

    public override IScheduler Scheduler { get; }

    public override Mailboxes Mailboxes { get; }

    public override Dispatchers Dispatchers { get; }

    public override IActorRefProvider Provider => LocalProvider;

    public override IActorRef DeadLetters => LocalProvider.DeadLetters;

    public override IActorRef IgnoreRef => LocalProvider.IgnoreRef;

    public override IInternalActorRef Guardian => LocalProvider.Guardian;

    public override IInternalActorRef SystemGuardian => LocalProvider.SystemGuardian;

    public override IInternalActorRef LookupRoot => LocalProvider.RootGuardian;

    public override ActorProducerPipelineResolver ActorPipelineResolver => _pipelines ??= new ActorProducerPipelineResolver(() => Log);

    public override Task WhenTerminated => _termination.Task;

    internal LocalActorRefProvider LocalProvider { get; }

    private ActorProducerPipelineResolver? _pipelines;

    public void Start()
    {
        try
        {
            RegisterOnTermination(StopScheduler);
            RegisterOnTermination(() => Dispatchers.Shutdown());
            LocalProvider.Init(this);
            LoadExtensions();
            if (Settings.LogDeadLetters > 0)
                _deadLetterListener = SystemActorOf<DeadLetterListener>("deadLetterListener");
            EventStream.StartUnsubscriber(this);
            if (Settings.LogConfigOnStart)
                Log.Info(Settings.ToString());
        }
        catch
        {
            if (LocalProvider.Guardian is null)
                StopScheduler();
            else
                Terminate();
            throw;
        }
    }

    public override IActorRef ActorOf(Props props, string? name = null) => LocalProvider.Guardian.Cell.AttachChild(props, false, name);

    public override IActorRef SystemActorOf(Props props, string? name = null) =>
        LocalProvider.SystemGuardian.Cell.AttachChild(props, true, name);

    public override IActorRef SystemActorOf<TActor>(string? name = null) => SystemActorOf(Props.Create<TActor>(), name);

    public override ActorSelection ActorSelection(ActorPath actorPath) => ActorRefFactoryShared.ActorSelection(actorPath, this);

    public override ActorSelection ActorSelection(string actorPath) =>
        ActorRefFactoryShared.ActorSelection(actorPath, this, LocalProvider.RootGuardian);

    public override void Stop(IActorRef actor)
    {
        var parent = actor.Path.Parent;
        if (parent == Guardian.Path)
            Guardian.Tell(new StopChild(actor), ActorRefs.NoSender);
        else if (parent == SystemGuardian.Path)
            SystemGuardian.Tell(new StopChild(actor), ActorRefs.NoSender);
        else
            ((IInternalActorRef)actor).Stop();
    }

    public override void RegisterOnTermination(Action code) => _termination.Add(code);

    public override Task Terminate() => Settings.CoordinatedShutdownRunByActorSystemTerminate
        ? CoordinatedShutdown.Get(this).Run(CoordinatedShutdown.ActorSystemTerminateReason.Instance)
        : FinalTerminate();

    public override void Abort() => FinalTerminate();

    public override string ToString() => LocalProvider.DefaultAddress.ToString();

    internal override Task FinalTerminate()
    {
        Log.Debug("System shutdown initiated");
        if (!Settings.LogDeadLettersDuringShutdown && _deadLetterListener is { } listener)
            Stop(listener);
        Guardian.Stop();
        return WhenTerminated;
    }

    private static void CheckName(string name)
    {
        if (name.Length == 0 || name[0] == '-' || !HoldsOnlyWordCharacters(name))
        {
            throw new ArgumentException(
                $"Invalid ActorSystem name [{name}], must contain only word characters (i.e. [a-zA-Z0-9] plus non-leading '-')", nameof(name));
        }
    }

    private static bool HoldsOnlyWordCharacters(string name)
    {
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '-')
                return false;
        }

        return true;
    }

    private LocalActorRefProvider CreateProvider() =>
        ConfiguredTypes.Resolve<IActorRefProvider>(Settings.ProviderClass, "akka.actor.provider") == typeof(LocalActorRefProvider)
        ? new LocalActorRefProvider(Name, Settings, EventStream)
        : throw new ConfigurationException(
            $"'akka.actor.provider' names '{Settings.ProviderClass}'; the embedded engine knows 'local' alone.");

    private void StopScheduler() => (Scheduler as IDisposable)?.Dispose();
}
