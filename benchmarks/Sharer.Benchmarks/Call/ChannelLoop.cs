using System.Threading.Channels;
using Sharer.Benchmarks.Measuring;

namespace Sharer.Benchmarks.Call;

/// <summary>The usual hand-written answer: a channel of closures and one task that reads it.</summary>
internal sealed class ChannelLoop : Contender<int>
{
    private readonly Channel<Action> _channel = Channel.CreateUnbounded<Action>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Counter _counter = new();
    private readonly Task _reader;

    public ChannelLoop() : base("Channel + TCS") => _reader = Task.Run(ReadAsync);

    public override long Executed => _counter.Value;

    public override ValueTask<int> CallAsync(CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        _channel.Writer.TryWrite(() => answer.SetResult(_counter.Increment()));
        return new ValueTask<int>(answer.Task);
    }

    public override async ValueTask DisposeAsync()
    {
        _channel.Writer.Complete();
        await _reader;
    }

    private async Task ReadAsync()
    {
        while (await _channel.Reader.WaitToReadAsync())
        {
            while (_channel.Reader.TryRead(out var call))
            {
                call();
            }
        }
    }
}
