namespace Hotline.Console.Access;

/// <summary>The sign-in page.</summary>
/// <param name="Back">Where to go afterwards.</param>
/// <param name="UserName">What was typed.</param>
/// <param name="Error">What went wrong, or null.</param>
/// <param name="Demo">Accounts to try, in Development.</param>
public sealed record SignInModel(string Back, string UserName, string? Error, IReadOnlyList<DemoAccount> Demo);

/// <summary>The page that asks for the authenticator app's code.</summary>
public sealed record SecondFactorModel(string Back, string? Error);

/// <summary>The page that creates the first administrator.</summary>
public sealed record SetUpModel(string Code, string UserName, string DisplayName, string? Error);

/// <summary>One's own account.</summary>
/// <param name="HasSecondFactor">True where an authenticator app is asked for.</param>
/// <param name="Key">The new app's secret, in groups of four, while it is being set up.</param>
/// <param name="Address">The same as an <c>otpauth:</c> address.</param>
/// <param name="Notice">What was done, or null.</param>
/// <param name="Error">What went wrong, or null.</param>
/// <param name="TakesCalls">True where they have a telephone that rings for calls.</param>
/// <param name="Telephone">Its number, or null.</param>
/// <param name="Skills">What they are asked for, or null.</param>
/// <param name="Capacity">How many conversations they have at once.</param>
public sealed record AccountModel(
    bool HasSecondFactor, string? Key, string? Address, string? Notice, string? Error, bool TakesCalls = false, string? Telephone = null,
    IReadOnlyList<string>? Skills = null, int Capacity = 1);
