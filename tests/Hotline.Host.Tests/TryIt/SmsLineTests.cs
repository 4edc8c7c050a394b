using Hotline.Channels;
using Hotline.Host.TryIt.Residents;
using Hotline.Host.TryIt.Sms;
using Hotline.TestKit;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Host.Tests.TryIt;

public sealed class SmsLineTests : TryItHost
{
    [Fact]
    public async Task Send_ShowsTheReplyWithItsPartsAndDelivery()
    {
        Reply(_ => [new() { Text = new string('好', 71) }]);

        var arrival = await TextAsync("老年卡怎么办");

        var message = arrival.Messages.ShouldHaveSingleItem();
        message.Text.ShouldBe(new string('好', 71));
        message.Segments.ShouldBe(2);
        message.IsDelivered.ShouldBeTrue();
        Host.Inbox.OnlyAccepted.Activity.Text.ShouldBe("老年卡怎么办");
        Host.Inbox.OnlyAccepted.Activity.From!.Id.ShouldBe(Number);
    }

    [Fact]
    public async Task Delivery_ReportedWithASignatureOfItsOwn()
    {
        var arrival = await TextAsync("路灯坏了");

        arrival.Exchanges.Select(e => e.IsSuccess).ShouldBe([true, true, true]);
        var reports = (RecordedDeliveryReports)Host.Services.GetRequiredService<IDeliveryReports>();
        reports.Reports.Select(r => r.State).ShouldBe([DeliveryState.Sent, DeliveryState.Delivered]);
    }

    [Fact]
    public async Task Send_WhatTheHotlineDoesNotAnswer_ShowsNothing()
    {
        Reply(_ => []);

        var arrival = await TextAsync("嗯");

        arrival.Messages.ShouldBeEmpty();
        arrival.Fault.ShouldBeNull();
    }

    [Fact]
    public async Task Stop_AnsweredByTheVendorItself()
    {
        Host.Services.GetRequiredService<ResidentBook>().Open(Number, OpenId);

        var stopped = await TextAsync("STOP");
        var started = await TextAsync("start");

        stopped.Messages.ShouldHaveSingleItem().Notice.ShouldBe(SmsLine.StoppedNotice);
        started.Messages.ShouldHaveSingleItem().Notice.ShouldBe(SmsLine.StartedNotice);
        Host.Inbox.Accepted.Select(a => a.Activity.Name).ShouldBe([EventNames.OptOut, EventNames.OptIn]);
    }

    [Fact]
    public async Task Send_WhileNothingCanBeStored_ShowsTheRefusal()
    {
        Host.Inbox.IsUnavailable = true;

        var arrival = await TextAsync("路灯坏了");

        arrival.Fault.ShouldBe(Faults.Refused);
        arrival.Exchanges.ShouldHaveSingleItem().Response!.Status.ShouldBe(StatusCodes.Status503ServiceUnavailable);
    }
}

/// <summary>A developer whose service is reached from outside, for example by a tunnel: vendors sign over that address.</summary>
public sealed class PublicAddressTests : TryItHost
{
    private const string Public = "https://hotline.example.org";

    protected override Dictionary<string, string?> Settings => new() { ["Twilio:PublicUrl"] = Public };

    [Fact]
    public async Task Send_SignsOverThePublicAddress_AndStaysOnThisMachine()
    {
        var arrival = await TextAsync("路灯坏了");

        arrival.Messages.ShouldHaveSingleItem().IsDelivered.ShouldBeTrue();
        arrival.Exchanges.ShouldAllBe(e => e.IsSuccess && e.Request.Url!.StartsWith(Public));
        Host.Inbox.OnlyAccepted.Activity.Text.ShouldBe("路灯坏了");
    }
}
