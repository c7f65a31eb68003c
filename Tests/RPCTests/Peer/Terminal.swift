public import Foundation
import Glibc

/// A terminal for a program to run on.
public struct Terminal: Sendable {
  /// The end that the program has.
  public let input: FileHandle
  /// The end that a person would have; the terminal is there for as long as it is open.
  private let person: FileHandle

  public init() throws {
    let descriptor = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    person = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    // As ioctl_tty(2) has it: unlock the other end, and ask for its number.
    let (unlock, askNumber): (UInt, UInt) = (0x4004_5431, 0x8004_5430)
    var (locked, number): (CInt, CUnsignedInt) = (0, 0)
    guard descriptor >= 0, ioctl(descriptor, unlock, &locked) == 0,
      ioctl(descriptor, askNumber, &number) == 0
    else { throw CocoaError(.fileReadUnknown) }
    let program = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
    guard program >= 0 else { throw CocoaError(.fileReadUnknown) }
    input = FileHandle(fileDescriptor: program, closeOnDealloc: true)
  }

  /// Pastes a text and a return, once the program takes what is typed unseen.
  public func paste(_ text: String) async throws {
    while try isEchoing { await Task.yield() }
    try person.write(contentsOf: Data("\(text)\r".utf8))
  }

  /// Whether what is typed is shown.
  private var isEchoing: Bool {
    get throws {
      var settings = termios()
      guard tcgetattr(person.fileDescriptor, &settings) == 0 else {
        throw CocoaError(.fileReadUnknown)
      }
      return settings.c_lflag & tcflag_t(ECHO) != 0
    }
  }

  /// What it shows by now and was not asked for before.
  public var shown: String {
    var ready = pollfd(fd: person.fileDescriptor, events: Int16(POLLIN), revents: 0)
    var bytes = Data()
    while poll(&ready, 1, 0) == 1, ready.revents & Int16(POLLIN) != 0 {
      bytes += person.availableData
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
