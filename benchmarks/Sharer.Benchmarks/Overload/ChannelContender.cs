using System.Threading.Channels;

namespace Sharer.Benchmarks.Overload;

/// <summary>What one writes instead: a bounded channel, one loop that reads it, and <c>TryWrite</c>.</summary>
internal sealed class ChannelContender : OverloadContender
{
    private readonly Channel<TaskCompletionSource> _channel = Channel.CreateBounded<TaskCompletionSource>(
        new BoundedChannelOptions(Capacity) { SingleReader = true });

    private readonly Action _call;
    private readonly IDisposable? _resource;
    private readonly Task _loop;

    public ChannelContender(Action call, IDisposable? resource)
    {
        (_call, _resource) = (call, resource);
        _loop = Task.Run(LoopAsync);
    }

    public override async ValueTask<Offer> CallAsync()
    {
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!_channel.Writer.TryWrite(answer))
        {
            return Offer.Rejected(default);
        }

        await answer.Task;
        return Offer.Run;
    }

    public override async ValueTask DisposeAsync()
    {
        _channel.Writer.Complete();
        await _loop;
        _resource?.Dispose();
    }

    private async Task LoopAsync()
    {
        await foreach (var answer in _channel.Reader.ReadAllAsync())
        {
            _call();
            answer.SetResult();
        }
    }
}
