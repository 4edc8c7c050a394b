namespace Hotline.Evaluation.Input;

/// <summary>What was given is wrong; the message says where and what is allowed.</summary>
internal sealed class InputFault(string message) : Exception(message);
