namespace Sharer.Linearizability;

/// <summary>Looks for an order of the calls that explains a history: Wing and Gong's search, with Lowe's memory of what has been tried.</summary>
/// <remarks>
/// What has been ordered so far is a set of bits; two ways to the same set and state have the same future, so the second is not gone.
/// A call that may never have run is in no way obliged to be in the order, and once a later call of its lane is, it no longer can be.
/// </remarks>
internal sealed class Search<TState> where TState : IEquatable<TState>
{
    public const int MostOperations = 64;
    private const int MostStates = 2_000_000;
    private readonly IModel<TState> _model;
    private readonly Operation[] _operations;
    private readonly ulong[] _before;
    private readonly ulong[] _tooLate;
    private readonly ulong _required;
    private readonly HashSet<(ulong, TState)> _tried = [];
    private readonly List<(Operation, TState)> _order = [];

    public Search(IModel<TState> model, IEnumerable<Operation> history)
    {
        _model = model;
        _operations = [.. history.Where(static o => o.Reply.Fate != Fate.NotStarted).OrderBy(static o => (long)o.Returned + (o.IsRequired ? 0 : int.MaxValue))];
        if (_operations.Length > MostOperations)
            throw new ArgumentException($"The history has {_operations.Length} calls; {MostOperations} is the most.", nameof(history));
        _before = new ulong[_operations.Length];
        _tooLate = new ulong[_operations.Length];
        for (var i = 0; i < _operations.Length; i++)
        {
            if (_operations[i].IsRequired)
                _required |= 1UL << i;
            for (var j = 0; j < _operations.Length; j++)
            {
                if (i == j || !_operations[i].Precedes(_operations[j]))
                    continue;
                if (_operations[i].IsRequired)
                    _before[j] |= 1UL << i;
                else
                    _tooLate[i] |= 1UL << j;
            }
        }
        Furthest = [];
    }

    /// <summary>The longest order that fits the calls which it contains; all that must be in are, when the history is legal.</summary>
    public (Operation Call, TState State)[] Furthest { get; private set; }

    public int StatesTried => _tried.Count;

    public bool Run() => From(0, _model.Initial);

    private bool From(ulong done, TState state)
    {
        if (_order.Count > Furthest.Length)
            Furthest = [.. _order];
        if ((_required & ~done) == 0)
            return true;
        if (!_tried.Add((done, state)))
            return false;
        if (_tried.Count > MostStates)
            throw new InvalidOperationException($"Undecided after {MostStates} states: the history is too large, or too little is known of it.");
        for (var i = 0; i < _operations.Length; i++)
        {
            if ((done & (1UL << i)) == 0 && (_before[i] & ~done) == 0 && (_tooLate[i] & done) == 0 && With(i, done, state))
                return true;
        }
        return false;
    }

    private bool With(int i, ulong done, TState state)
    {
        var operation = _operations[i];
        foreach (var step in _model.Steps(state, operation.Act))
        {
            // A call that need not have run explains nothing by leaving everything as it was.
            if (!operation.IsExplainedBy(step.Reply) || (!operation.IsRequired && step.Next.Equals(state)))
                continue;
            _order.Add((operation, step.Next));
            if (From(done | (1UL << i), step.Next))
                return true;
            _order.RemoveAt(_order.Count - 1);
        }
        return false;
    }
}
