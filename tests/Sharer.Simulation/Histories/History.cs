using System.Runtime.CompilerServices;
using Sharer.Instruments;

namespace Sharer.Simulation.Histories;

/// <summary>What callers, resource and environment did and saw, in order.</summary>
internal sealed class History(Scheduler scheduler)
{
    private readonly List<Event> _events = [];
    private readonly List<CallRecord> _calls = [];
    private readonly ConditionalWeakTable<object, object> _instances = [];
    private int _lastInstance;

    public IReadOnlyList<Event> Events => _events;

    public IReadOnlyList<CallRecord> Calls => _calls;

    /// <summary>Remembers an event; <paramref name="instance"/> is the resource's object that it is about.</summary>
    /// <returns>Its number.</returns>
    public int Add(EventKind kind, CallRecord? call = null, object? instance = null, object? about = null)
    {
        var added = new Event(
            _events.Count, scheduler.Time.Elapsed, kind, call, instance is null ? 0 : NumberOf(instance), about, Environment.CurrentManagedThreadId);
        _events.Add(added);
        scheduler.Note(added);
        return added.At;
    }

    /// <summary>A call is made.</summary>
    public CallRecord Make(string caller, CallKind kind, string what, CallTerms terms)
    {
        var call = new CallRecord(_calls.Count, caller, kind, what, terms) { MadeTime = scheduler.Time.Elapsed };
        _calls.Add(call);
        call.MadeAt = Add(EventKind.Made, call);
        return call;
    }

    /// <summary>The call has been handed over: whoever made it goes on.</summary>
    public CallRecord Submit(CallRecord call)
    {
        call.SubmittedAt = _events.Count;
        return call;
    }

    /// <summary>A call has the resource.</summary>
    public void Begin(CallRecord call, object instance)
    {
        call.Runs++;
        call.BeganAt = Add(EventKind.Began, call, instance);
    }

    public void Return(CallRecord call, object instance, object? result)
    {
        call.Returned = result;
        call.FinishedAt = Add(EventKind.Returned, call, instance, result);
    }

    public void Throw(CallRecord call, object instance, Exception thrown)
    {
        call.Thrown = thrown;
        call.FinishedAt = Add(EventKind.Threw, call, instance, thrown);
    }

    /// <summary>The caller is told how its call ended.</summary>
    public void Answer(CallRecord call, Ended end, object? result = null)
    {
        call.Answers++;
        call.End = end;
        call.Result = result;
        call.AnsweredTime = scheduler.Time.Elapsed;
        call.AnsweredAt = Add(EventKind.Answered, call, about: end.Failure is null ? result : $"{end.How}, {end.Outcome}, {end.Failure.GetType().Name}");
    }

    private int NumberOf(object instance) => (int)_instances.GetValue(instance, _ => ++_lastInstance);
}
