using Sharer.Generators.Models;
using Sharer.Generators.Parsing;

namespace Sharer.Generators.Emitting;

/// <summary>The code that calls the member on the resource: an expression, or statements.</summary>
internal sealed class CallBody
{
    private readonly MemberModel _member;
    private readonly LocalNames _names;
    private readonly string _token;
    private readonly Dictionary<ParameterModel, string> _locals = [];
    private readonly Func<ParameterModel, string> _argument;
    private readonly bool _areVariables;

    /// <summary>Makes the code.</summary>
    /// <param name="member">The member.</param>
    /// <param name="names">Those of the variables around it.</param>
    /// <param name="token">The variable that holds the token.</param>
    /// <param name="argument">Where an argument is.</param>
    /// <param name="areVariables">Whether the arguments are variables, which can be passed by reference.</param>
    internal CallBody(MemberModel member, LocalNames names, string token, Func<ParameterModel, string> argument, bool areVariables)
    {
        _member = member;
        _names = names;
        _token = token;
        _argument = argument;
        _areVariables = areVariables;
        Make();
    }

    internal bool IsAsync { get; private set; }

    /// <summary>The call as an expression; <see langword="null"/> if it takes statements.</summary>
    internal string? Expression { get; private set; }

    internal List<string> Statements { get; } = [];

    private void Make()
    {
        var needsLocals = _member.Arguments.Any(NeedsLocal);
        if (!_member.Outs.Any() && !needsLocals)
        {
            MakeSimple();
            return;
        }

        foreach (var parameter in _member.Arguments.Where(NeedsLocal))
        {
            Statements.Add($"{(parameter.IsDynamic ? "object" : parameter.Type)} {LocalOf(parameter)} = {_argument(parameter)};");
        }

        if (!_member.Outs.Any())
        {
            var simple = Simple();
            Statements.Add((IsNothing || simple.IsStatement) && _member.Result.Task == TaskKind.None || simple.IsStatement ? simple.Text + ";" : $"return {simple.Text};");
            return;
        }

        IsAsync = _member.Result.Task != TaskKind.None;
        var call = IsAsync ? "await " + Call() : Call();
        var parts = _member.Outs.Select(p => p.Passing == Passing.Ref && !NeedsLocal(p) ? _argument(p) : LocalOf(p)).ToList();
        if (IsNothing)
        {
            Statements.Add(call + ";");
        }
        else
        {
            Statements.Add($"{_member.Result.Type} {_names.Result} = {(_member.Result.IsCopied ? Copied(call) : call)};");
            parts.Insert(0, _names.Result);
        }

        Statements.Add(parts.Count == 1 ? $"return {parts[0]};" : $"return ({string.Join(", ", parts)});");
    }

    private bool IsNothing => _member.Result.Kind is ResultKind.Nothing or ResultKind.Dropped;

    private void MakeSimple()
    {
        var (text, isStatement) = Simple();
        if (isStatement)
        {
            Statements.Add(text + ";");
        }
        else
        {
            Expression = text;
        }
    }

    private (string Text, bool IsStatement) Simple()
    {
        var call = Call();
        var result = _member.Result;
        switch (result.Task, result.Kind)
        {
            case (TaskKind.None, ResultKind.Dropped):
                return (_member.Kind == MemberKind.Method ? call : "_ = " + call, true);
            case (TaskKind.None, ResultKind.Nothing):
                return (call, _member.Kind is MemberKind.Setter or MemberKind.IndexSetter);
            case (TaskKind.None, ResultKind.Stream) when result.Sequence is not (SequenceKind.Enumerable or SequenceKind.AsyncEnumerable):
                return ($"{Known.Streams}({call})", false);
            case (TaskKind.None, _):
                return (call, false);
            case (TaskKind.ValueTask, ResultKind.Dropped):
                IsAsync = true;
                return ("await " + call, true);
            case (_, ResultKind.Value) when result.IsCopied:
                IsAsync = true;
                return (Copied("await " + call), false);
            case (TaskKind.ValueTask, _):
                return (call, false);
            case (_, ResultKind.Value):
                return ($"new {Known.ValueTask}<{result.Type}>({call})", false);
            default:
                return ($"new {Known.ValueTask}({call})", false);
        }
    }

    private string Copied(string call) => $"({_member.Result.Type}){Known.Copy}({call})";

    private string Call()
    {
        var target = _member.Cast is { } cast ? $"(({cast}){_names.Resource})" : _names.Resource;
        var arguments = _member.Parameters.Select(Argument).ToList();
        switch (_member.Kind)
        {
            case MemberKind.Getter:
                return $"{target}.{_member.Identifier}";
            case MemberKind.Setter:
                return $"{target}.{_member.Identifier} = {arguments[0]}";
            case MemberKind.IndexGetter:
                return $"{target}[{string.Join(", ", arguments)}]";
            case MemberKind.IndexSetter:
                return $"{target}[{string.Join(", ", arguments.Take(arguments.Count - 1))}] = {arguments[arguments.Count - 1]}";
            default:
                var typeArguments = _member.TypeParameters.Count == 0 ? "" : $"<{string.Join(", ", _member.TypeParameters.Select(static p => p.Name))}>";
                return $"{target}.{_member.Identifier}{typeArguments}({string.Join(", ", arguments)})";
        }
    }

    private string Argument(ParameterModel parameter)
    {
        if (parameter.IsToken)
        {
            return parameter.Passing == Passing.RefReadOnly ? "in " + _token : _token;
        }

        if (parameter.Passing == Passing.Out)
        {
            return $"out {(parameter.IsDynamic ? "object" : parameter.Type)} {LocalOf(parameter)}";
        }

        var variable = NeedsLocal(parameter) ? LocalOf(parameter) : _argument(parameter);
        return parameter.Passing switch
        {
            Passing.Ref => "ref " + variable,
            Passing.In or Passing.RefReadOnly => "in " + variable,
            _ => parameter.IsDynamic ? $"(object){variable}" : variable,
        };
    }

    private bool NeedsLocal(ParameterModel parameter) =>
        parameter.Passing is Passing.Ref or Passing.In or Passing.RefReadOnly && (!_areVariables || parameter.IsDynamic);

    // A lambda's only argument may have the parameter's name, and a record's property, too.
    private string LocalOf(ParameterModel parameter)
    {
        if (!_locals.TryGetValue(parameter, out var local))
        {
            var isFree = _areVariables ? parameter.Passing == Passing.Out : _member.Parameters.All(p => p.PropertyName != parameter.Name);
            var name = parameter.Name + "Value";
            _locals[parameter] = local = Identifiers.Escape(isFree ? parameter.Name : _names.Pick(name, name));
        }

        return local;
    }
}
