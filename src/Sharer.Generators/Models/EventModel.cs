namespace Sharer.Generators.Models;

/// <summary>The handlers of an event.</summary>
/// <param name="HandlerType">The delegate.</param>
/// <param name="Shape">What becomes an item.</param>
/// <param name="Parameters">The delegate's.</param>
internal sealed record EventModel(string HandlerType, EventShape Shape, EquatableArray<ParameterModel> Parameters);
