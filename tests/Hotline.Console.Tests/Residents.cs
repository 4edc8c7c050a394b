using System.Buffers.Text;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Hotline.TestKit;

namespace Hotline.Console.Tests;

/// <summary>What happens before the test begins: residents who ask for a person, and tickets that an operator opens for them.</summary>
internal static partial class Residents
{
    /// <summary>A street lamp, which is the city management's.</summary>
    public const string StreetLamp = "cityscape.streetlight";

    /// <summary>望京街道.</summary>
    public const string Wangjing = "110105026";

    /// <summary>Address of the conversation of an SMS handset.</summary>
    public static string PathOf(SmsHandset handset) => "/console/desk/sms/" + Base64Url.EncodeToString(Encoding.UTF8.GetBytes(handset.Number));

    /// <summary>Says what it is about and asks for a person.</summary>
    public static async Task<string> AskForAPersonAsync(SmsHandset handset, params string[] words)
    {
        foreach (var text in words)
            await handset.SendAsync(text, cancellationToken: TestContext.Current.CancellationToken);
        await handset.SendAsync("人工", cancellationToken: TestContext.Current.CancellationToken);
        return PathOf(handset);
    }

    /// <summary>A conversation that the demo operator has, with a reply and a note.</summary>
    public static async Task<string> TakenAsync(RunningConsole console, SmsHandset handset)
    {
        var path = await AskForAPersonAsync(handset, "居住证到期了怎么续");
        using var desk = await Visitor.SignedInAsync(console.Address, "operator");
        await desk.GetAsync(path);
        await desk.PostAsync(path + "/claim");
        await desk.PostAsync(path + "/note", ("text", "上周也问过一次，当时说材料不全"));
        await desk.PostAsync(path + "/reply", ("text", "您好，居住证到期前三十天就可以办签注。"));
        return path;
    }

    /// <summary>An operator opens a ticket for a resident, wraps up, and returns its number.</summary>
    public static async Task<string> OpenTicketAsync(RunningConsole console, SmsHandset handset, string matter, string category = StreetLamp)
    {
        var path = await AskForAPersonAsync(handset);
        using var desk = await Visitor.SignedInAsync(console.Address, "operator2");
        await desk.GetAsync(path);
        (await desk.PostAsync(path + "/claim")).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await desk.PostAsync(path + "/ticket", ("description", matter), ("kind", "Help"), ("category", category), ("area", Wangjing))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var (_, html) = await desk.GetAsync(path);
        await desk.PostAsync(path + "/finish", ("result", "Ticket"));
        var number = Number().Match(html);
        number.Success.ShouldBeTrue(html);
        return number.Groups[1].Value;
    }

    [GeneratedRegex(@"/console/tickets/(\d+)")]
    private static partial Regex Number();
}
