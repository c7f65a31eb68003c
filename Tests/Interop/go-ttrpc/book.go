package main

import (
	"context"
	"fmt"

	"github.com/containerd/ttrpc"
	"google.golang.org/grpc/codes"

	pastoral "pastoral/v1"
)

const bookingService = "pastoral.v1.BookingService"

// A student books the first free time of a member of staff, reads the appointment back, and is
// refused the same time again.
func book(p peer) error {
	client, err := p.connect()
	if err != nil {
		return err
	}
	defer client.Close()
	ctx := ttrpc.WithMetadata(context.Background(), ttrpc.MD{"authorization": {"Bearer " + p.token}})

	var listed pastoral.ListSlotsResponse
	err = client.Call(ctx, bookingService, "ListSlots",
		&pastoral.ListSlotsRequest{StudentId: p.student, StaffId: p.staff}, &listed)
	if err != nil {
		return fmt.Errorf("ListSlots: %v", err)
	}
	if len(listed.Slots) == 0 {
		return fmt.Errorf("ListSlots: there is no free time")
	}
	slot := listed.Slots[0]

	request := &pastoral.BookRequest{StudentId: p.student, StaffId: p.staff, Start: slot.Start}
	var booked pastoral.Appointment
	if err := client.Call(ctx, bookingService, "Book", request, &booked); err != nil {
		return fmt.Errorf("Book: %v", err)
	}
	if booked.State != pastoral.AppointmentState_APPOINTMENT_STATE_BOOKED ||
		booked.StudentId != p.student || booked.StaffId != p.staff ||
		!booked.Start.Equal(slot.Start) || !booked.End.Equal(slot.End) {
		return fmt.Errorf("Book: the appointment differs from what was asked: %v", booked.String())
	}

	var read pastoral.Appointment
	err = client.Call(ctx, bookingService, "Get", &pastoral.GetAppointmentRequest{
		AppointmentId: booked.Id, Purpose: pastoral.Purpose_PURPOSE_ACADEMIC_ADVICE,
	}, &read)
	if err != nil {
		return fmt.Errorf("Get: %v", err)
	}
	if read.StudentName == "" || read.StaffName == "" {
		return fmt.Errorf("Get: the appointment has no names: %v", read.String())
	}
	// What changes an appointment answers without names.
	read.StudentName, read.StaffName = "", ""
	if read.String() != booked.String() {
		return fmt.Errorf("Get: %v is not what was booked: %v", read.String(), booked.String())
	}

	err = client.Call(ctx, bookingService, "Book", request, &pastoral.Appointment{})
	if err := expectCode(err, codes.FailedPrecondition); err != nil {
		return fmt.Errorf("Book again: %v", err)
	}
	return nil
}
