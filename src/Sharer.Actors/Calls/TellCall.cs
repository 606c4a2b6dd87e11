using Akka.Event;
using Sharer.Resource;

namespace Sharer.Calls;

/// <summary>A call that nobody awaits. What goes wrong with it is logged.</summary>
internal sealed class TellCall<T> : Call<T> where T : class
{
    private Action<T>? _call;

    internal static TellCall<T> Rent(ResourceCore resource, string method, CallTerms terms, Action<T> action)
    {
        var call = CallPool<TellCall<T>>.Rent();
        call._call = action;
        call.Begin(resource, method, terms);
        return call;
    }

    internal override bool Run(T resource)
    {
        _call!(resource);
        return true;
    }

    internal override void DeliverResult()
    {
        _call = null;
        End();
        CallPool<TellCall<T>>.Return(this);
    }

    internal override void DeliverFailure(Exception failure) =>
        Resource.Log.Error(failure, "A Tell to '{0}' failed: {1}", Resource.Name, failure.Message);
}
