using System.Collections.Concurrent;
using System.Collections.Frozen;
using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Configuration;
using Akka.Event;
using Akka.Util;

namespace Akka.Dispatch;

/// <summary>Finds the mailbox type of an actor: by its props, its dispatcher, its needs, or the default.</summary>
public class Mailboxes
{
    /// <summary>The id of the default mailbox.</summary>
    public const string DefaultMailboxId = "akka.actor.default-mailbox";

    /// <summary>A dispatcher that needs no special mailbox.</summary>
    public static readonly string NoMailboxRequirement = "";

    private static readonly ConcurrentDictionary<Type, Type?> RequiredTypes = new();

    private readonly ConcurrentDictionary<string, MailboxType> _types = new();
    private readonly ConcurrentDictionary<(string Dispatcher, string Mailbox), int> _stashCapacities = new();
    private readonly FrozenDictionary<Type, string> _requirements;
    private readonly ActorSystem _system;
    private bool _pushTimeoutWarned;

    /// <summary>Reads <c>akka.actor.mailbox.requirements</c>.</summary>
    public Mailboxes(ActorSystem system)
    {
        _system = system;
        DeadLetterMailbox = new DeadLetterMailbox(system.DeadLetters);
        var requirements = system.Settings.Config.GetConfig("akka.actor.mailbox.requirements");
        var found = new Dictionary<Type, string>();
        foreach (var (name, id) in requirements.IsNullOrEmpty() ? [] : requirements.AsEnumerable())
        {
            if (TypeNames.Resolve(name) is { } type)
                found[type] = id.GetString();
            else
                Warn($"Mailbox Requirement mapping [{name}] is not an actual type");
        }

        _requirements = found.ToFrozenDictionary();
    }

    /// <summary>The mailbox of stopped actors.</summary>
    public DeadLetterMailbox DeadLetterMailbox { get; }

    /// <summary>True when the actor's class needs certain queues.</summary>
    public bool HasRequiredType(Type actorType) => RequiredType(actorType) is not null;

    /// <summary>Which queues the actor's class needs, or <see langword="null"/>.</summary>
    public Type GetRequiredType(Type actorType) => RequiredType(actorType)!;

    /// <summary>True when the mailbox type says which queues it makes.</summary>
    public bool ProducesMessageQueue(Type mailboxType) => ArgumentOf(typeof(IProducesMessageQueue<>), mailboxType) is not null;

    /// <summary>The mailbox type for a need.</summary>
    /// <exception cref="ConfigurationException">No mailbox is configured for it.</exception>
    public MailboxType LookupByQueueType(Type queueType) => _requirements.TryGetValue(queueType, out var id)
        ? Lookup(id)
        : throw new ConfigurationException($"Mailbox Mapping for [{queueType}] not configured");

    /// <summary>The mailbox type of an id: a path in the configuration, or <c>unbounded</c> or <c>bounded</c>.</summary>
    /// <exception cref="ConfigurationException">Nothing, or no type, or no known type, is configured there.</exception>
    public MailboxType Lookup(string id) => _types.TryGetValue(id, out var known) ? known : _types.GetOrAdd(id, Create(id));

    /// <summary>The mailbox type of an actor.</summary>
    /// <exception cref="ArgumentException">It makes other queues than the actor or the dispatcher needs.</exception>
    public MailboxType GetMailboxType(Props props, Config dispatcherConfig)
    {
        var deploy = props.Deploy;
        var actorNeeds = RequiredType(props.Type);
        var (dispatcherMailbox, dispatcherRequirement) = dispatcherConfig is null
            ? (null, null)
            : (dispatcherConfig.GetString("mailbox-type", null), dispatcherConfig.GetString("mailbox-requirement", null));
        if (actorNeeds is null && string.IsNullOrEmpty(dispatcherRequirement))
        {
            return deploy.Mailbox.Length > 0 ? Lookup(deploy.Mailbox)
                : deploy.Dispatcher.Length > 0 && !string.IsNullOrEmpty(dispatcherMailbox) ? Lookup(dispatcherConfig!.GetString("id"))
                : Lookup(DefaultMailboxId);
        }

        var dispatcherNeeds = string.IsNullOrEmpty(dispatcherRequirement)
            ? null
            : TypeNames.Resolve(dispatcherRequirement) ?? throw new ConfigurationException(
                $"'mailbox-requirement' of the dispatcher [{dispatcherConfig!.GetString("id")}] names the type '{dispatcherRequirement}', which no loaded assembly has.");
        if (deploy.Mailbox.Length > 0)
            return Verified(Lookup(deploy.Mailbox), props.Type, actorNeeds, dispatcherConfig, dispatcherNeeds);
        if (deploy.Dispatcher.Length > 0 && !string.IsNullOrEmpty(dispatcherMailbox))
            return Verified(Lookup(dispatcherConfig!.GetString("id")), props.Type, actorNeeds, dispatcherConfig, dispatcherNeeds);
        if (actorNeeds is not null)
        {
            try
            {
                return Verified(LookupByQueueType(actorNeeds), props.Type, actorNeeds, dispatcherConfig, dispatcherNeeds);
            }
            catch (Exception) when (dispatcherNeeds is not null)
            {
                return Verified(LookupByQueueType(dispatcherNeeds), props.Type, actorNeeds, dispatcherConfig, dispatcherNeeds);
            }
        }

        return Verified(LookupByQueueType(dispatcherNeeds!), props.Type, actorNeeds, dispatcherConfig, dispatcherNeeds);
    }

    /// <summary>The bound of the stashes of actors with that dispatcher and mailbox; negative for none.</summary>
    public int StashCapacity(string dispatcher, string mailbox) => _stashCapacities.GetOrAdd((dispatcher, mailbox), key =>
    {
        var all = _system.Settings.Config;
        var fallback = Dispatchers.GetConfig(all, key.Dispatcher).SafeWithFallback(all.GetConfig(DefaultMailboxId));
        var config = key.Mailbox is "" or DefaultMailboxId || !all.HasPath(key.Mailbox)
            ? fallback
            : all.GetConfig(key.Mailbox).SafeWithFallback(fallback);
        return config.GetInt("stash-capacity", Deploy.NoStashSize);
    });

    private static Type? RequiredType(Type actorType) =>
        RequiredTypes.GetOrAdd(actorType, static type => ArgumentOf(typeof(IRequiresMessageQueue<>), type));

    private static Type? ArgumentOf(Type openInterface, Type type)
    {
        foreach (var candidate in type.GetInterfaces())
        {
            if (candidate.IsGenericType && candidate.GetGenericTypeDefinition() == openInterface)
                return candidate.GetGenericArguments()[0];
        }

        return null;
    }

    private static MailboxType Verified(MailboxType type, Type actorType, Type? actorNeeds, Config? dispatcherConfig, Type? dispatcherNeeds)
    {
        var produced = ArgumentOf(typeof(IProducesMessageQueue<>), type.GetType()) ?? throw new ArgumentException(
            $"No IProducesMessageQueue<TQueue> supplied for {type}; illegal mailbox type definition.");
        if (dispatcherNeeds is not null && !dispatcherNeeds.IsAssignableFrom(produced))
        {
            throw new ArgumentException(
                $"The mailbox makes a queue of type [{produced}], but dispatcher [{dispatcherConfig?.GetString("id")}] requires one that is a [{dispatcherNeeds}]");
        }

        if (actorNeeds is not null && !actorNeeds.IsAssignableFrom(produced))
        {
            throw new ArgumentException(
                $"The mailbox makes a queue of type [{produced}], but actors of type [{actorType}] require one that is a [{actorNeeds}]");
        }

        return type;
    }

    private MailboxType Create(string id)
    {
        if (id == "unbounded")
            return new UnboundedMailbox();
        var settings = _system.Settings;
        var defaults = settings.Config.GetConfig(DefaultMailboxId);
        if (id == "bounded")
            return new BoundedMailbox(settings, defaults);
        if (!settings.Config.HasPath(id))
            throw new ConfigurationException($"Mailbox Type [{id}] not configured");
        var config = ConfigurationFactory.ParseString($"id: \"{id}\"").WithFallback(settings.Config.GetConfig(id)).SafeWithFallback(defaults);
        var type = ConfiguredTypes.Create<MailboxType>(config.GetString("mailbox-type", null), id + ".mailbox-type", settings, config);
        if (!_pushTimeoutWarned && type is IProducesPushTimeoutSemanticsMailbox { PushTimeout.Ticks: > 0 } blocking)
        {
            _pushTimeoutWarned = true;
            Warn($"Whoever sends to a full mailbox [{id}] is blocked for up to {blocking.PushTimeout}. "
                + $"With `{id}.mailbox-push-timeout-time = 0` nobody is.");
        }

        return type;
    }

    private void Warn(string message) => _system.EventStream.Publish(new Warning("mailboxes", GetType(), message));
}
