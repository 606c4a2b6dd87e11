using System.Globalization;

namespace Sharer.Stress.HostStop;

/// <summary>What all rounds came to.</summary>
internal sealed class Totals
{
    private readonly Dictionary<(int Signal, Answer Answer), long> _answers = [];
    private readonly Dictionary<int, (int Rounds, TimeSpan Slowest, long[] Batches)> _rounds = [];

    public void Add(int signal, IEnumerable<Client> clients, TimeSpan took, long[] batches)
    {
        var (rounds, slowest, before) = _rounds.GetValueOrDefault(signal);
        _rounds[signal] = (rounds + 1, took > slowest ? took : slowest, before is null ? batches : [.. before.Zip(batches, static (one, other) => one + other)]);
        foreach (var made in clients.SelectMany(static client => client.Requests))
            _answers[(signal, made.Answer)] = _answers.GetValueOrDefault((signal, made.Answer)) + 1;
    }

    public override string ToString() => string.Join(Environment.NewLine, _rounds.OrderBy(static pair => -pair.Key).Select(pair => string.Create(
        CultureInfo.InvariantCulture,
        $"{(pair.Key == HostProcess.SigTerm ? "SIGTERM" : "SIGKILL")}: {pair.Value.Rounds} rounds, slowest end {pair.Value.Slowest.TotalSeconds:0.0} s; {Answers(pair.Key)}; {BatchSizes.Describe(pair.Value.Batches)}")));

    private string Answers(int signal) => string.Join(", ", Enum.GetValues<Answer>().Select(
        answer => string.Create(CultureInfo.InvariantCulture, $"{answer} {_answers.GetValueOrDefault((signal, answer)):N0}")));
}
